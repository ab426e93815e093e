using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Access.Keys;

/// <summary>
/// Finds the person of a token that was checked, and stores them at the first sign-in, or if the token grants something else than the one
/// before. So a person has an id like a key: for the history, for the members that the grants mean, and to be shut out.
/// </summary>
public sealed class SignIns(PlanDb db, GrantBinder binder, WriterQueue queue, TimeProvider clock)
{
    /// <summary>The longest subject of a party.</summary>
    public const int MaxNameLength = 255;

    /// <summary>The person with their id. Fails if the person is shut out, or if a key has the same name.</summary>
    /// <param name="issuer">The issuer's name.</param>
    /// <param name="person">The person as the token tells; the id does not count.</param>
    /// <param name="cancellation">The request was given up.</param>
    public async Task<Outcome<Identity>> Of(string issuer, Identity person, CancellationToken cancellation)
    {
        var row = await db.Set<ApiKeyRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Name == person.Name, cancellation);
        if (row is null || (row.Issuer == issuer && !IsSame(row, person)))
        {
            if (await Store(issuer, person, cancellation) is not { } stored)
                return new Busy();
            row = stored;
        }
        return row.Issuer != issuer ? new NotEntitled($"An API key has the name '{person.Name}'. Ask an administrator to make another key.")
            : row.RevokedAt is not null ? new NotEntitled($"'{person.Name}' was shut out here. Ask an administrator.")
            : person with { Id = row.Id };
    }

    private async Task<ApiKeyRow?> Store(string issuer, Identity person, CancellationToken cancellation)
    {
        using var turn = await queue.Wait(WriterQueue.Patience, cancellation);
        if (turn is null)
            return null;
        await using var transaction = await db.BeginWriting(WriterQueue.Patience, cancellation);
        var row = await db.Set<ApiKeyRow>().FirstOrDefaultAsync(row => row.Name == person.Name, cancellation);
        if (row is null)
            db.Add(row = New(issuer, person.Name));
        if (row.Issuer == issuer)
        {
            (row.Role, row.Plans, row.Members, row.Indicators) = (
                person.Role,
                List(person.Plans),
                Members(person),
                List(person.Indicators)
            );
            row.Version++;
            await db.SaveChangesAsync(cancellation);
            await binder.BindKey(row, cancellation);
            await db.SaveChangesAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return row;
    }

    private ApiKeyRow New(string issuer, string name) =>
        new()
        {
            Name = name,
            // No secret has this hash.
            Hash = [],
            Issuer = issuer,
            CreatedAt = clock.GetUtcNow().UtcTicks,
        };

    private static bool IsSame(ApiKeyRow row, Identity person) =>
        row.Role == person.Role
        && row.Plans == List(person.Plans)
        && row.Members == Members(person)
        && row.Indicators == List(person.Indicators);

    private static string? List(IReadOnlyList<Code>? codes) => codes is null ? null : JsonSerializer.Serialize(codes, PlanJson.Options);

    private static string? Members(Identity person) =>
        person.Members is null
            ? null
            : JsonSerializer.Serialize(person.Members.ToDictionary(limit => limit.Key.ToString(), limit => limit.Value), PlanJson.Options);
}
