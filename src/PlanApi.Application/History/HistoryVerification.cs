namespace PlanApi.Application.History;

/// <summary>Whether a plan's history is as it was written.</summary>
/// <param name="IsIntact">Whether no change set breaks the chain.</param>
/// <param name="Verified">How many change sets, from the first on, say what they said when they were written.</param>
/// <param name="Hash">The hash of the last of them, in hexadecimal. Noted elsewhere, it shows later that all up to it is still
/// there.</param>
/// <param name="Break">The first change set that breaks the chain; absent when none does.</param>
public sealed record HistoryVerification(bool IsIntact, long Verified, string? Hash, HistoryBreak? Break);

/// <summary>Where a history is not as it was written.</summary>
/// <param name="Sequence">The change set.</param>
/// <param name="Kind">What is wrong there.</param>
/// <param name="Expected">The hash that follows from what is stored, in hexadecimal; absent when it is missing.</param>
/// <param name="Actual">The hash that is stored; absent when it is missing.</param>
/// <param name="Message">The same as a sentence.</param>
public sealed record HistoryBreak(long Sequence, HistoryBreakKind Kind, string? Expected, string? Actual, string Message);

/// <summary>How a history can be broken.</summary>
public enum HistoryBreakKind
{
    /// <summary>What the change set says (its changes, time, actor or reason) is not what its hash was made of.</summary>
    Content,

    /// <summary>It says what it said, but the hash that links the next one to it was altered.</summary>
    Link,

    /// <summary>It is not there, though later ones are.</summary>
    Missing,

    /// <summary>The history ends before or after the plan's version.</summary>
    End,
}
