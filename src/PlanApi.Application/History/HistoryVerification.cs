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
/// <param name="Kind">The kind of fault.</param>
/// <param name="Expected">The hash that follows from what is stored, in hexadecimal; absent when it is missing.</param>
/// <param name="Actual">The hash that is stored; absent when it is missing.</param>
/// <param name="Message">The same as a sentence.</param>
public sealed record HistoryBreak(long Sequence, HistoryBreakKind Kind, string? Expected, string? Actual, string Message);

/// <summary>How a history can be broken.</summary>
public enum HistoryBreakKind
{
    /// <summary>The content of the change set (its changes, time, actor or reason) does not match its hash.</summary>
    Content,

    /// <summary>The content is as it was, but the hash that links the next change set to it was altered.</summary>
    Link,

    /// <summary>The change set is missing, though later ones exist.</summary>
    Missing,

    /// <summary>The history ends before or after the plan's version.</summary>
    End,
}
