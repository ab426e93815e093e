using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>
/// The stored cells of one scenario, measure and indicator, as the scenario shows them: its own cells, and those of its parents that it
/// does not replace. Columns of equal length, ordered by scope and then period. All engines below work on partitions.
/// </summary>
public sealed class Partition
{
    public static readonly Partition Empty = new([], [], [], [], []);

    private readonly Nesting?[] _nestings = new Nesting?[2];
    private Partition? _withParts;
    private bool? _sumsFit;

    /// <param name="scopes">Each scope that has cells, by number, ascending.</param>
    /// <param name="starts">Where each scope's cells begin, and the count of cells at the end.</param>
    /// <param name="periods">The different periods.</param>
    /// <param name="periodOf">By cell, which of the periods.</param>
    /// <param name="values">By cell, its value in steps of 1/10,000.</param>
    /// <param name="currencies">For each cell, its currency if that is not the plan's; null if every cell is in the plan's.</param>
    public Partition(
        int[] scopes,
        int[] starts,
        Period[] periods,
        ushort[] periodOf,
        long[] values,
        Dictionary<int, Code>? currencies = null
    )
    {
        Scopes = scopes;
        Starts = starts.Length > 0 ? starts : [0];
        Periods = periods;
        PeriodOf = periodOf;
        Values = values;
        Currencies = currencies;
    }

    public int[] Scopes { get; }

    public int[] Starts { get; }

    public Period[] Periods { get; }

    public ushort[] PeriodOf { get; }

    public long[] Values { get; }

    public IReadOnlyDictionary<int, Code>? Currencies { get; }

    public int Count => Values.Length;

    /// <summary>For each cell, the stored cell that it is, or is a part of; null if every cell is a stored one.</summary>
    internal int[]? Origins { get; init; }

    /// <summary>Whether every sum over the cells fits in a long, in any order of addition.</summary>
    public bool SumsFit => _sumsFit ??= Fit();

    /// <summary>The approximate size in memory.</summary>
    public long Bytes => (Scopes.Length * 8L) + (Count * 10L) + (Periods.Length * 16L) + ((Currencies?.Count ?? 0) * 64L);

    /// <summary>The same cells with other values. Known facts about their places are kept.</summary>
    public Partition With(long[] values)
    {
        var changed = new Partition(Scopes, Starts, Periods, PeriodOf, values, Currencies as Dictionary<int, Code>);
        _nestings.CopyTo(changed._nestings, 0);
        return changed;
    }

    /// <summary>
    /// The cells that contain others. They are found once, because the scopes of a partition always belong to the same plan, and its
    /// summed dimensions to its indicator.
    /// </summary>
    public Nesting NestingIn(ScopeIndex scopes, Calendar calendar, bool asIs, Indicator indicator) =>
        _nestings[asIs ? 1 : 0] ??= Nesting.Of(scopes, this, calendar, WeekParts.CountAtLastDay(indicator), asIs, indicator.Dimensions);

    /// <summary>
    /// The cells in the form in which they count in totals: for each week in two months, its part in each month is added.
    /// </summary>
    public Partition WithParts(Calendar calendar, Indicator indicator) => _withParts ??= WeekParts.Of(this, calendar, indicator);

    /// <summary>The index of a cell; -1 if nothing is stored there.</summary>
    public int Find(int scope, Period period)
    {
        var run = Array.BinarySearch(Scopes, scope);
        if (run < 0)
            return -1;
        for (var cell = Starts[run]; cell < Starts[run + 1]; cell++)
        {
            if (Periods[PeriodOf[cell]] == period)
                return cell;
        }
        return -1;
    }

    private bool Fit()
    {
        var sum = Int128.Zero;
        foreach (var value in Values)
            sum += Int128.Abs(value);
        return sum <= long.MaxValue;
    }
}
