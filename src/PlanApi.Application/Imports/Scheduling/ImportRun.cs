using PlanApi.Application.Operations;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>One run of an import schedule. Kept for 30 days.</summary>
/// <param name="Id">The number of its operation.</param>
/// <param name="State">How it stands.</param>
/// <param name="DueAt">When it was to run.</param>
/// <param name="StartedAt">When it was last begun.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="IsSameFile">Whether the file was the one that was imported before, so that nothing was written.</param>
/// <param name="File">The name of the file within its folder; absent for a file of the network.</param>
/// <param name="Report">What became of the file, if it was imported.</param>
/// <param name="Problem">Why it failed, with every fault of the file.</param>
public sealed record ImportRun(
    long Id,
    OperationState State,
    DateTimeOffset DueAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    bool IsSameFile,
    string? File,
    ImportReport? Report,
    OperationProblem? Problem
);

/// <summary>What a run came to.</summary>
/// <param name="IsSameFile">Whether the file was the one that was imported before, so that nothing was written.</param>
/// <param name="File">The name of the file within its folder; absent for a file of the network.</param>
/// <param name="Report">What became of the file; absent if it was the same.</param>
public sealed record ImportRunEnd(bool IsSameFile, string? File, ImportReport? Report);
