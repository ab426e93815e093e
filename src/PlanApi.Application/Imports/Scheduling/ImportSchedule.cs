using PlanApi.Application.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>What the maker of an import schedule decides: which file is imported into which plan, by which mapping, and when.</summary>
public sealed record ImportScheduleSettings : IOfPlan
{
    /// <summary>The plan into which the file is imported.</summary>
    public required Code Plan { get; init; }

    /// <summary>The import mapping.</summary>
    public required Code Mapping { get; init; }

    /// <summary>For a file of the machine: the name of a folder that the operator has allowed.</summary>
    public string? Folder { get; init; }

    /// <summary>For a file of the machine: its name within the folder, such as <c>sales/plan.csv</c>, or a pattern, such as
    /// <c>sales/plan-*.csv</c>, which means the last of these names.</summary>
    public string? File { get; init; }

    /// <summary>For a file of the network: its https address. The part after <c>?</c>, which may hold a key, is not shown again.</summary>
    public string? Address { get; init; }

    /// <summary>For a file of the network: the name of a header that is sent along, such as Authorization.</summary>
    public string? HeaderName { get; init; }

    /// <summary>For a file of the network: what that header says. It is not shown again.</summary>
    public string? HeaderValue { get; init; }

    /// <summary>When it runs: minute, hour, day of the month, month, day of the week, such as <c>30 6 * * MON-FRI</c>. In the
    /// plan's time zone.</summary>
    public required string Cron { get; init; }

    /// <summary>Do not run for now.</summary>
    public bool IsPaused { get; init; }
}

/// <summary>A schedule: it imports a file into a plan again and again, with the rights of the key that made it.</summary>
public sealed record ImportSchedule
{
    /// <summary>The number that the service gave.</summary>
    public required long Id { get; init; }

    /// <summary>The ETag.</summary>
    public required long Version { get; init; }

    /// <summary>What its maker decided, without secrets.</summary>
    public required ImportScheduleSettings Settings { get; init; }

    public required ImportScheduleState State { get; init; }

    /// <summary>Why it is disabled, or why the last run failed.</summary>
    public string? Problem { get; init; }

    /// <summary>How many runs have failed one after the other, of those of the last 30 days.</summary>
    public required int FailedRuns { get; init; }

    /// <summary>The name of the key that made it.</summary>
    public required string MadeBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it runs next; absent while it does not.</summary>
    public DateTimeOffset? NextAt { get; init; }
}

/// <summary>How an import schedule stands.</summary>
public enum ImportScheduleState
{
    /// <summary>It runs.</summary>
    Active,

    /// <summary>Its maker has paused it.</summary>
    Paused,

    /// <summary>The service has stopped it; its problem says why.</summary>
    Disabled,
}
