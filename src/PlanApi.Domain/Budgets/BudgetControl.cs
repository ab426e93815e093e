using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Budgets;

/// <summary>Follows a budget through the year: planned against spent and committed, by month, with lights and the year's end.</summary>
public static class BudgetControl
{
    /// <summary>An overrun from this many percent on is red.</summary>
    public const int RedPercent = 20;

    /// <summary>The report on a day.</summary>
    /// <param name="items">The budget's items.</param>
    /// <param name="entries">What was spent and committed.</param>
    /// <param name="sources">Where the money comes from.</param>
    /// <param name="packages">The alternatives.</param>
    /// <param name="calendar">The plan's calendar.</param>
    /// <param name="currency">The plan's currency.</param>
    /// <param name="date">The day.</param>
    /// <exception cref="OverflowException">A sum is too large for 64 bits.</exception>
    public static BudgetReport Report(
        IReadOnlyList<BudgetItem> items,
        IReadOnlyList<BudgetEntry> entries,
        IReadOnlyList<FundingSource> sources,
        IReadOnlyList<DecisionPackage> packages,
        Calendar calendar,
        Code currency,
        DateOnly date
    )
    {
        var tree = new BudgetTree(items);
        var booked = entries.ToLookup(entry => entry.Item);
        long? uses = null;
        foreach (var total in tree.Totals)
        {
            if (StepsOf(tree.AmountOf(total)) is { } amount)
                uses = (uses ?? 0) + amount;
        }
        long? given = sources.Count == 0 ? null : sources.Sum(source => source.Amount.Steps);
        return new BudgetReport
        {
            Date = date,
            Currency = currency,
            Uses = AsQuantity(uses),
            Sources = AsQuantity(given),
            Difference = AsQuantity(given - uses),
            Items = [.. tree.Walk().Select(at => Line(tree, at.Item, at.Level, booked, calendar, date))],
            Packages = PackageRanking.Of(packages, given ?? uses),
        };
    }

    /// <summary>The steps of an amount, rounded half away from zero; null where there is none.</summary>
    internal static long? StepsOf(Fraction? amount) => amount is { } known ? (long)known.Rounded(Quantity.MaxDecimals) : null;

    private static BudgetLine Line(
        BudgetTree tree,
        BudgetItem item,
        int level,
        ILookup<Code, BudgetEntry> booked,
        Calendar calendar,
        DateOnly date
    )
    {
        var planned = StepsOf(tree.AmountOf(item));
        var months = new SortedDictionary<DateOnly, MonthSums>();
        foreach (var (month, steps) in planned is { } whole ? BudgetPhasing.Of(item, whole, calendar) : [])
            SumsOf(months, month, calendar).Planned += steps;
        long spent = 0,
            committed = 0;
        foreach (var entry in tree.Within(item).SelectMany(part => booked[part.Code]))
        {
            var (first, last) = calendar.Days(entry.Period);
            var sums = SumsOf(months, calendar.PeriodOf(Grain.Month, last), calendar);
            if (entry.Type == EntryType.Committed)
                (committed, sums.Committed) = (committed + entry.Amount.Steps, sums.Committed + entry.Amount.Steps);
            else if (first <= date)
                (spent, sums.Spent) = (spent + entry.Amount.Steps, sums.Spent + entry.Amount.Steps);
        }
        long? toDate = planned is null ? null : months.Where(month => month.Key <= date).Sum(month => month.Value.Planned);
        BudgetMonth[] shown = [.. months.Select(month => month.Value.AsMonth(month.Key <= date, planned is not null))];
        return new BudgetLine
        {
            Item = item.Code,
            Names = item.Names,
            Parent = tree.ParentOf(item)?.Code,
            Owner = item.Owner,
            State = item.StateOf(),
            Level = level,
            Planned = AsQuantity(planned),
            Basis = tree.BasisOf(item),
            PlannedToDate = AsQuantity(toDate),
            Spent = new Quantity(spent),
            Committed = new Quantity(committed),
            Remaining = AsQuantity(planned - spent - committed),
            Variance = AsQuantity(spent - toDate),
            VariancePercent = toDate is > 0 ? PercentOf(spent - toDate.Value, toDate.Value) : null,
            Light =
                toDate is not { } due ? null
                : shown.Any(month => month.Light == Light.Red) ? Light.Red
                : LightOf(due, spent),
            Forecast = planned is { } year ? new Quantity(spent + Math.Max(committed, year - toDate!.Value)) : null,
            Months = shown,
        };
    }

    /// <summary>Green as long as no more is spent than planned, red from an overrun of 20 % on, yellow in between.</summary>
    internal static Light LightOf(long planned, long spent) =>
        spent <= planned ? Light.Green
        : (Int128)spent * 100 >= (Int128)planned * (100 + RedPercent) ? Light.Red
        : Light.Yellow;

    private static MonthSums SumsOf(SortedDictionary<DateOnly, MonthSums> months, Period month, Calendar calendar)
    {
        var first = calendar.Days(month).First;
        if (!months.TryGetValue(first, out var sums))
            months.Add(first, sums = new MonthSums(month));
        return sums;
    }

    private static Quantity PercentOf(long part, long whole) =>
        Quantity.Of((decimal)Fraction.Of((System.Numerics.BigInteger)part * 100, whole).Rounded(1) / 10m);

    private static Quantity? AsQuantity(long? steps) => steps is { } known ? new Quantity(known) : null;

    private sealed class MonthSums(Period month)
    {
        public long Planned { get; set; }

        public long Spent { get; set; }

        public long Committed { get; set; }

        public BudgetMonth AsMonth(bool hasBegun, bool isPlanned) =>
            new()
            {
                Month = month,
                Planned = new Quantity(Planned),
                Spent = new Quantity(Spent),
                Committed = new Quantity(Committed),
                Light = hasBegun && isPlanned ? LightOf(Planned, Spent) : null,
            };
    }
}
