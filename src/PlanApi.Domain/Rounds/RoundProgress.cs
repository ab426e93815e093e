using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Rounds;

/// <summary>How far a planning round is: its slices, what is late first.</summary>
public sealed record RoundProgress
{
    public required Code Round { get; init; }

    public LocalText Names { get; init; } = LocalText.Empty;

    public DateOnly? Opens { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>The day of the reading, in the plan's time zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The slices that are open and late, the latest first; then the others by the day on which they are due.</summary>
    public required IReadOnlyList<SliceProgress> Slices { get; init; }

    public required RoundTotals Totals { get; init; }

    public static RoundProgress Of(PlanningRound round, DateOnly today, IEnumerable<SliceProgress> slices)
    {
        IReadOnlyList<SliceProgress> ordered =
        [
            .. slices
                .OrderByDescending(slice => slice.IsOpen() ? slice.DaysLate : 0)
                .ThenBy(slice => slice.Due ?? DateOnly.MaxValue)
                .ThenBy(slice => slice.Slice),
        ];
        return new RoundProgress
        {
            Round = round.Code,
            Names = round.Names,
            Opens = round.Opens,
            Due = round.Due,
            Date = today,
            Slices = ordered,
            Totals = RoundTotals.Of(ordered),
        };
    }
}

/// <summary>How far a slice is.</summary>
public sealed record SliceProgress
{
    public required Code Slice { get; init; }

    public Code? Party { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    public required Measure Measure { get; init; }

    public required Period Period { get; init; }

    public required SliceState State { get; init; }

    /// <summary>How many numbers are wanted.</summary>
    public required int Wanted { get; init; }

    /// <summary>How many of them there are.</summary>
    public required int Filled { get; init; }

    /// <summary>The last day on which it is submitted in time.</summary>
    public DateOnly? Due { get; init; }

    public DateOnly? Submitted { get; init; }

    /// <summary>By how many days it was submitted late, or is late today; 0 if it is not.</summary>
    public required int DaysLate { get; init; }

    /// <summary>Why it was returned.</summary>
    public string? Reason { get; init; }

    internal bool IsOpen() => State is not (SliceState.Submitted or SliceState.Locked);

    /// <param name="slice">The slice.</param>
    /// <param name="round">Its round.</param>
    /// <param name="today">The day of the reading.</param>
    /// <param name="isEntered">Whether numbers in it have been written since it was assigned.</param>
    /// <param name="wanted">How many numbers are wanted.</param>
    /// <param name="filled">How many of them there are.</param>
    public static SliceProgress Of(SliceAssignment slice, PlanningRound round, DateOnly today, bool isEntered, int wanted, int filled)
    {
        var due = slice.Due ?? round.Due;
        return new SliceProgress
        {
            Slice = slice.Code,
            Party = slice.Party,
            Scope = slice.Scope,
            Measure = slice.Measure,
            Period = slice.Period,
            State = slice.State == SliceState.Assigned && isEntered ? SliceState.Entered : slice.State,
            Wanted = wanted,
            Filled = filled,
            Due = due,
            Submitted = slice.Submitted,
            DaysLate = LateBy(slice, due, today),
            Reason = slice.Reason,
        };
    }

    /// <summary>The days after the due day until a slice was submitted, or until today. A slice locked without that is not late.</summary>
    private static int LateBy(SliceAssignment slice, DateOnly? due, DateOnly today) =>
        due is not { } last || (slice.State == SliceState.Locked && slice.Submitted is null)
            ? 0
            : Math.Max(0, (slice.Submitted ?? today).DayNumber - last.DayNumber);
}

/// <summary>The slices of a round together.</summary>
public sealed record RoundTotals
{
    public required int Slices { get; init; }

    /// <summary>Those of which nothing has been written yet.</summary>
    public required int Assigned { get; init; }

    public required int Entered { get; init; }

    public required int Submitted { get; init; }

    public required int Returned { get; init; }

    public required int Locked { get; init; }

    /// <summary>Those that are still open after the day on which they were due.</summary>
    public required int Late { get; init; }

    public required int Wanted { get; init; }

    public required int Filled { get; init; }

    internal static RoundTotals Of(IReadOnlyList<SliceProgress> slices)
    {
        return new RoundTotals
        {
            Slices = slices.Count,
            Assigned = Count(SliceState.Assigned),
            Entered = Count(SliceState.Entered),
            Submitted = Count(SliceState.Submitted),
            Returned = Count(SliceState.Returned),
            Locked = Count(SliceState.Locked),
            Late = slices.Count(slice => slice.IsOpen() && slice.DaysLate > 0),
            Wanted = slices.Sum(slice => slice.Wanted),
            Filled = slices.Sum(slice => slice.Filled),
        };

        int Count(SliceState state) => slices.Count(slice => slice.State == state);
    }
}
