using System.Globalization;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Access;

/// <summary>The sender of a request, with their grants and wishes. There is one for each request; the door sets it.</summary>
public sealed class Caller
{
    /// <summary>A user of the machine itself: the command line, and callers in open mode.</summary>
    public static readonly Identity Local = new(0, "local", Role.Admin, null, null);

    /// <summary>Null until somebody is recognised.</summary>
    public Identity? Identity { get; set; }

    /// <summary>Makes a command safe to send twice.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>Why the change is made, for its change set.</summary>
    public string? Reason { get; set; }

    /// <summary>The way by which the request came in.</summary>
    public Door? Door { get; set; }

    /// <summary>The past moment whose state is asked for, as it was written; null for the present.</summary>
    public string? AsOf { get; set; }

    /// <summary>Waits for its turn to write, however long that takes, instead of being refused as busy.</summary>
    public bool IsPatient { get; set; }

    /// <summary>The command's writes are not kept. It only prepares the service for later commands.</summary>
    public bool IsRehearsal { get; set; }

    /// <summary>The number of the change set that the caller's last command wrote in its plan; null where it changed nothing.</summary>
    public long? Written { get; set; }

    /// <summary>Whether the caller's last command was done earlier, under the same idempotency key, and its answer was kept.</summary>
    public bool IsReplay { get; set; }

    /// <summary>A caller with the same rights, in another scope of the same request.</summary>
    public void Follow(Caller caller) =>
        (Identity, IdempotencyKey, Reason, Door, AsOf, IsPatient, IsRehearsal) = (
            caller.Identity,
            caller.IdempotencyKey,
            caller.Reason,
            caller.Door,
            caller.AsOf,
            caller.IsPatient,
            caller.IsRehearsal
        );
}

/// <summary>A recognised caller.</summary>
/// <param name="Id">The id of the API key, or of the person who has signed in; 0 for the machine itself.</param>
/// <param name="Name">The API key's name, or the issuer and subject of the person's token. Parties refer to it as their subject.</param>
/// <param name="Role">The role of the caller.</param>
/// <param name="Plans">The plans that the caller may use; all plans when null.</param>
/// <param name="Members">By dimension, the members that the caller sees, with everything below them; all members when null.</param>
public sealed record Identity(
    long Id,
    string Name,
    Role Role,
    IReadOnlyList<Code>? Plans,
    IReadOnlyDictionary<Code, IReadOnlyList<Code>>? Members
)
{
    /// <summary>When the key or the token ends; never when null. What was made from it, such as a cookie, ends then too.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A text for the keys of caches: it differs if the grants differ.</summary>
    public string GrantKey { get; } =
        (Plans is null ? "*" : string.Join(',', Plans))
        + "|"
        + (
            Members is null
                ? "*"
                // What its members are in a plan, the plan decided when the key was made: two keys with one text may see two things.
                // And two tokens of one person may grant different members.
                : string.Create(CultureInfo.InvariantCulture, $"key {Id} ")
                    + string.Join(' ', Members.Select(limit => $"{limit.Key}={string.Join(',', limit.Value)}"))
        );

    public bool MaySee(Code plan) => Plans is null || Plans.Contains(plan);
}
