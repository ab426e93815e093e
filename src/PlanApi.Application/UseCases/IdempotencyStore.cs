using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.UseCases;

/// <summary>Keeps a command's answer under its idempotency key, in the command's own transaction, for a day.</summary>
public sealed class IdempotencyStore(PlanDb db, Caller caller, TimeProvider clock)
{
    public const int MaxKeyLength = 255;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly ConcurrentDictionary<(long, string), bool> Running = new();
    private static readonly JsonSerializerOptions Hashed = new(PlanJson.Options) { Converters = { new SourceNodeWriter() } };

    /// <summary>Marks the key as running in this process; <c>Taken</c> when it already is.</summary>
    internal Claimed? Claim(Caller by) =>
        by is { IdempotencyKey: { } key, Identity: { } identity } ? new Claimed((identity.Id, Scope(key))) : null;

    /// <summary>The answer that is kept for the key; a failure if it belongs to another command.</summary>
    internal async Task<Outcome<TAnswer>?> Replay<TAnswer>(Command<TAnswer> command, CancellationToken cancellation)
    {
        if (caller.IdempotencyKey is not { } key)
            return null;
        var oldest = (clock.GetUtcNow() - Kept).UtcTicks;
        await db.Set<IdempotencyRow>().Where(old => old.At < oldest).ExecuteDeleteAsync(cancellation);
        var row = await db.Set<IdempotencyRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(row => row.Actor == caller.Identity!.Id && row.Key == key, cancellation);
        if (row is null)
            return null;
        return row.RequestHash.AsSpan().SequenceEqual(Hash(command))
            ? JsonSerializer.Deserialize<TAnswer>(row.Answer, PlanJson.Options)!
            : new IdempotencyKeyReused();
    }

    internal void Keep<TAnswer>(Command<TAnswer> command, TAnswer answer)
    {
        if (caller.IdempotencyKey is not { } key)
            return;
        db.Add(
            new IdempotencyRow
            {
                Actor = caller.Identity!.Id,
                Key = key,
                RequestHash = Hash(command),
                Answer = JsonSerializer.SerializeToUtf8Bytes(command.WithoutSecrets(answer), PlanJson.Options),
                At = clock.GetUtcNow().UtcTicks,
            }
        );
    }

    /// <summary>Databases of one process do not share keys; tests have many databases.</summary>
    private string Scope(string key) => db.Database.GetConnectionString() + "\n" + key;

    /// <summary>The hash of a command's content. It is written piece by piece, because some commands are long.</summary>
    private static byte[] Hash(object command)
    {
        using var hash = SHA256.Create();
        using var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write);
        stream.Write(Encoding.UTF8.GetBytes($"{command.GetType()}\n"));
        JsonSerializer.Serialize(stream, command, command.GetType(), Hashed);
        stream.FlushFinalBlock();
        return hash.Hash!;
    }

    internal sealed class Claimed((long, string) key) : IDisposable
    {
        public bool Taken { get; } = !Running.TryAdd(key, true);

        public void Dispose()
        {
            if (!Taken)
                Running.TryRemove(key, out _);
        }
    }
}
