using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Access.Keys;

/// <summary>Makes an API key. Its secret is in this answer and nowhere else.</summary>
public sealed record CreateApiKey(ApiKey ApiKey) : Command<ApiKey>
{
    public override Permission Permission => Permission.Administer;

    /// <summary>
    /// If the command is sent again, the answer names the key that it made, but not the secret, because the service does not keep it.
    /// </summary>
    public override ApiKey WithoutSecrets(ApiKey answer) => answer with { Key = null };
}

internal sealed class CreateApiKeyHandler(
    PlanDb db,
    KeySecrets secrets,
    GrantNames names,
    GrantBinder binder,
    ChangeRecorder recorder,
    TimeProvider clock
) : IHandler<CreateApiKey, ApiKey>
{
    private const int MaxNameLength = 100;

    public async Task<Outcome<ApiKey>> Handle(CreateApiKey request, CancellationToken cancellation)
    {
        var key = request.ApiKey;
        if (Faults(key, clock.GetUtcNow()).ToList() is { Count: > 0 } faults)
            return new Invalid(faults);
        if (await names.Faults(key, cancellation) is { Count: > 0 } unknown)
            return new Invalid(unknown);
        if (await db.Set<ApiKeyRow>().AnyAsync(row => row.Name == key.Name, cancellation))
            return new DuplicateCode("API key", key.Name);
        var secret = KeySecrets.NewSecret();
        var row = new ApiKeyRow
        {
            Name = key.Name,
            Hash = secrets.Hash(secret),
            Role = key.Role,
            Plans = key.Plans is null ? null : JsonSerializer.Serialize(key.Plans, PlanJson.Options),
            Members = key.Members is null ? null : JsonSerializer.Serialize(key.Members, PlanJson.Options),
            Indicators = key.Indicators is null ? null : JsonSerializer.Serialize(key.Indicators, PlanJson.Options),
            CreatedAt = clock.GetUtcNow().UtcTicks,
            ExpiresAt = key.ExpiresAt?.UtcTicks,
            Version = 1,
        };
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        await binder.BindKey(row, cancellation);
        var created = ApiKey.Of(row);
        recorder.Record("ApiKey", key.Name, null, created);
        return created with { Key = KeySecrets.Key(row.Id, secret) };
    }

    /// <summary>One could read an empty list of grants as nothing or as everything, so it is refused.</summary>
    private static IEnumerable<Fault> Faults(ApiKey key, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(key.Name) || key.Name.Length > MaxNameLength || key.Name.Any(char.IsControl))
            yield return new Fault("too-long", "/name", $"A name has 1 to {MaxNameLength} characters.");
        if (key.ExpiresAt <= now)
            yield return new Fault("out-of-range", "/expiresAt", "A key cannot expire before it is made; choose an instant to come.");
        if (key.Plans is { Count: 0 })
            yield return new Fault("too-few", "/plans", "Name at least one plan, or leave the field out to grant every one.");
        if (key.Members is { Count: 0 })
            yield return new Fault("too-few", "/members", "Name at least one dimension, or leave the field out to grant everything.");
        if (key.Indicators is { Count: 0 })
            yield return new Fault("too-few", "/indicators", "Name at least one indicator, or leave the field out to grant all.");
        foreach (var dimension in key.Members?.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key) ?? [])
            yield return new Fault(
                "too-few",
                JsonPointer.Append("/members", dimension),
                "Name at least one member, or leave the dimension out to grant all of it."
            );
    }
}
