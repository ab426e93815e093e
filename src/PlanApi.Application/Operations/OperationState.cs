namespace PlanApi.Application.Operations;

/// <summary>How an operation stands.</summary>
public enum OperationState
{
    /// <summary>Nobody has begun it yet, or it will be tried again.</summary>
    Waiting,

    /// <summary>A process does it.</summary>
    Running,

    /// <summary>The operation is done, and its result can be read.</summary>
    Succeeded,

    /// <summary>The operation failed; its problem says why. Nothing was changed.</summary>
    Failed,

    /// <summary>The operation was cancelled before it was done. Nothing was changed.</summary>
    Cancelled,
}
