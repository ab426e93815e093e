using PlanApi.Application.Errors;

namespace PlanApi.Application.Operations;

/// <summary>The operation is unknown, another key's, or was removed a day after its end.</summary>
public sealed record NoOperation(long Id)
    : Failure("not-found", $"There is no operation '{Id}' of yours. Operations are kept for a day after they have ended.");

/// <summary>Only an operation that has succeeded has a result.</summary>
public sealed record NoResult(string State)
    : Failure(
        "no-result",
        $"The operation is {State}, so it has no result. Read the operation itself: it tells its progress, or its problem."
    );

/// <summary>Enough is waiting already.</summary>
public sealed record TooManyOperations(int Limit)
    : Failure("too-many-operations", $"{Limit} operations of yours have not ended yet; wait for some of them, or cancel some.");

/// <summary>The operation had the rights of a key that has been revoked.</summary>
public sealed record KeyNoLongerCounts()
    : Failure("key-no-longer-counts", "The key that asked for this was revoked or has expired. Nothing was changed.");

/// <summary>The operation was cancelled, or another process has taken it over.</summary>
public sealed record LeaseLost()
    : Failure("lease-lost", "The operation was cancelled or taken over by another process, so this attempt changed nothing.");

/// <summary>The operation was begun several times, but never ended.</summary>
public sealed record GivenUp(int Attempts)
    : Failure("given-up", $"The operation was begun {Attempts} times, and each time the process ended before it did. Nothing was changed.");
