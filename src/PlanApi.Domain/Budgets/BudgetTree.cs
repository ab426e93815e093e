using PlanApi.Domain.Values;

namespace PlanApi.Domain.Budgets;

/// <summary>
/// The budget's items as a tree, and what each comes to: the amount that it states; or else quantity times price; or else its share of
/// its parent's; or else the sum of its parts. Amounts are exact until they are shown.
/// </summary>
public sealed class BudgetTree
{
    private readonly Dictionary<Code, BudgetItem> _items = [];
    private readonly ILookup<Code, BudgetItem> _parts;
    private readonly Dictionary<Code, (Fraction? Amount, AmountBasis Basis)> _known = [];

    public BudgetTree(IEnumerable<BudgetItem> items)
    {
        foreach (var item in items)
            _items.TryAdd(item.Code, item);
        _parts = _items.Values.Where(item => item.Parent is not null).ToLookup(item => item.Parent!.Value);
        Totals = [.. _items.Values.Where(item => ParentOf(item) is null)];
    }

    /// <summary>The items without a parent.</summary>
    public IReadOnlyList<BudgetItem> Totals { get; }

    /// <summary>The items directly below one.</summary>
    public IEnumerable<BudgetItem> PartsOf(BudgetItem item) => _parts[item.Code];

    public BudgetItem? ParentOf(BudgetItem item) => item.Parent is { } parent ? _items.GetValueOrDefault(parent) : null;

    /// <summary>
    /// Items from the totals down, each after its parent, with their level from 0. Items that form a circle are left out.
    /// </summary>
    public IEnumerable<(BudgetItem Item, int Level)> Walk()
    {
        var open = new Stack<(BudgetItem Item, int Level)>(Totals.Reverse().Select(item => (item, 0)));
        while (open.TryPop(out var at))
        {
            yield return at;
            foreach (var part in PartsOf(at.Item).Reverse())
                open.Push((part, at.Level + 1));
        }
    }

    /// <summary>The item and all below it.</summary>
    public IEnumerable<BudgetItem> Within(BudgetItem item)
    {
        var open = new Stack<BudgetItem>([item]);
        var seen = new HashSet<Code>();
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at.Code))
                continue;
            yield return at;
            foreach (var part in PartsOf(at))
                open.Push(part);
        }
    }

    /// <summary>What the item comes to; null where nothing says so.</summary>
    public Fraction? AmountOf(BudgetItem item) => Of(item).Amount;

    /// <summary>Where the item's amount comes from.</summary>
    public AmountBasis BasisOf(BudgetItem item) => Of(item).Basis;

    /// <summary>What the item's share of its parent comes to; null where it has no share, or the parent no amount.</summary>
    public Fraction? ShareOf(BudgetItem item) =>
        item.Share is { } share && ParentOf(item) is { } parent && AmountOf(parent) is { } whole
            ? whole * Fraction.Of(share) / Fraction.Hundred
            : null;

    /// <summary>The sum of the parts that have an amount; null where none has.</summary>
    public Fraction? SumOfParts(BudgetItem item)
    {
        Fraction? sum = null;
        foreach (var part in PartsOf(item))
        {
            if (AmountOf(part) is { } amount)
                sum = (sum ?? Fraction.Zero) + amount;
        }
        return sum;
    }

    private (Fraction? Amount, AmountBasis Basis) Of(BudgetItem item)
    {
        if (_known.TryGetValue(item.Code, out var known))
            return known;
        // Whatever asks for this item while it is being worked out gets nothing: a share of a sum that it is a part of.
        _known[item.Code] = (null, AmountBasis.None);
        return _known[item.Code] = Compute(item);
    }

    private (Fraction? Amount, AmountBasis Basis) Compute(BudgetItem item)
    {
        if (item.Amount is { } stated)
            return (Fraction.Of(stated), AmountBasis.Stated);
        if (item is { Quantity: { } quantity, UnitPrice: { } price })
            return (Fraction.Of(quantity) * Fraction.Of(price), AmountBasis.QuantityTimesPrice);
        if (item.Share is not null)
            return ShareOf(item) is { } share ? (share, AmountBasis.Share) : (null, AmountBasis.None);
        return SumOfParts(item) is { } sum ? (sum, AmountBasis.SumOfParts) : (null, AmountBasis.None);
    }
}

/// <summary>Where the amount of a budget item comes from.</summary>
public enum AmountBasis
{
    /// <summary>Nothing says it.</summary>
    None,

    /// <summary>The item states it.</summary>
    Stated,

    /// <summary>It is the quantity times the price.</summary>
    QuantityTimesPrice,

    /// <summary>It is a share of the parent's amount.</summary>
    Share,

    /// <summary>It is the sum of the parts.</summary>
    SumOfParts,
}
