using PlanApi.Domain.Values;

namespace PlanApi.Application.Errors;

/// <summary>An expected failure of a use case. Its code is the same over every door.</summary>
/// <param name="Code">Stable, kebab-case: what clients branch on.</param>
/// <param name="Message">One sentence that names the problem and the remedy.</param>
public abstract record Failure(string Code, string Message)
{
    public virtual IReadOnlyList<Fault> Faults => [];

    /// <summary>Whether the same request may succeed soon, without anybody's help: an operation tries it again.</summary>
    internal virtual bool IsPassing => false;
}

/// <summary>The sent data cannot be represented. All faults are reported at once.</summary>
public sealed record Invalid(IReadOnlyList<Fault> All)
    : Failure("invalid", All.Count == 1 ? "The request has a fault." : $"The request has {All.Count} faults.")
{
    public override IReadOnlyList<Fault> Faults => All;

    public static Invalid One(string code, string pointer, string message) => new([new Fault(code, pointer, message)]);
}

public sealed record NotFound(string What, string Key) : Failure("not-found", $"There is no {What} '{Key}', or you may not see it.")
{
    public static NotFound Plan(Code code) => new("plan", code.ToString());
}

public sealed record Unauthenticated()
    : Failure("unauthenticated", "Send a valid API key: in X-Api-Key, as a Bearer token, or as the password of HTTP Basic.");

public sealed record Forbidden(string Needed) : Failure("forbidden", $"This needs {Needed}; your key does not have it.");

/// <summary>The caller is known, but the service's settings grant nothing to them.</summary>
public sealed record NotEntitled(string Why) : Failure("not-entitled", Why);

public sealed record DuplicateCode(string What, string Key)
    : Failure("duplicate-code", $"There already is a {What} '{Key}'; choose another code or update that one.");

/// <summary>Somebody else stored the same at the same time: a unique index of the database does not allow the write.</summary>
public sealed record StoredMeanwhile(string Table, string By)
    : Failure(
        "stored-meanwhile",
        $"Another row of {Table} with the same {By} is stored already; read it again, and change that one instead."
    );

/// <summary>For callers with limited grants, if naming the reason would reveal hidden parts.</summary>
public sealed record HiddenObstacle()
    : Failure(
        "hidden-obstacle",
        "Something that you may not see stands against this. Send it differently, or ask somebody who sees the whole plan."
    );

public sealed record InUse(string What, string Key, IReadOnlyList<string> By)
    : Failure("in-use", $"The {What} '{Key}' is still mentioned by {string.Join(", ", By)}; change or delete those first.");

public sealed record MissingVersion()
    : Failure("missing-version", "Say which version you are changing: If-Match with the ETag over REST, expectedVersion over GraphQL.");

public sealed record StaleVersion(string Expected, long Current)
    : Failure("stale-version", $"You expected version {Expected}, but it is at version {Current}; read it again and repeat your change.");

public sealed record PlanLocked(string Plan, string Status)
    : Failure(
        "plan-locked",
        $"The plan '{Plan}' is {Status}: its structure, targets and weights are locked. Ask for the change by a change request, or take "
            + "the plan back to draft first."
    );

/// <summary>Approval locks the dates that were agreed on, also of parts that stay open.</summary>
public sealed record BaselineLocked(string What, string Key)
    : Failure(
        "baseline-locked",
        $"The plan is approved, and with it the baseline of the {What} '{Key}'. Ask for the change by a change request; other fields may "
            + "change."
    );

/// <summary>Approval locks what the amount of a budget item follows from.</summary>
public sealed record BudgetItemApproved(string Item)
    : Failure(
        "budget-item-approved",
        $"The budget item '{Item}' is approved: it stays, with its amount, share, quantity, price and parent. Return it with a reason "
            + "first, or ask for the change by a change request; other fields may change."
    );

public sealed record NotAllowedNow(string Reason) : Failure("not-allowed-now", Reason);

public sealed record IdempotencyKeyReused()
    : Failure("idempotency-key-reused", "This Idempotency-Key was used for a different request; use a new key for a new request.");

public sealed record InFlight() : Failure("in-flight", "A request with this Idempotency-Key is still running; try again shortly.");

public sealed record TooLarge(string Limit) : Failure("too-large", $"This is over the limit of {Limit}; send less at once.");

public sealed record Busy() : Failure("busy", "The database is busy with other requests; nothing was changed, so try again shortly.")
{
    internal override bool IsPassing => true;
}
