using PlanApi.Domain.Values;

namespace PlanApi.Domain.Budgets;

/// <summary>A budget for a picture: the largest item first, each followed by its parts and by what is not given to them.</summary>
public sealed class PicturedBudget
{
    private readonly ILookup<Code?, BudgetLine> _parts;
    private readonly bool _hasAllParts;

    /// <param name="plan">The plan's name.</param>
    /// <param name="report">The budget.</param>
    /// <param name="hasAllParts">Whether every part of each item is in it, so that it can be told what is given to none.</param>
    public PicturedBudget(string plan, BudgetReport report, bool hasAllParts)
    {
        (Plan, Report, _hasAllParts) = (plan, report, hasAllParts);
        _parts = report.Items.ToLookup(line => line.Parent);
        Rows = [.. Below(null)];
    }

    public string Plan { get; }

    public BudgetReport Report { get; }

    internal IReadOnlyList<BudgetRow> Rows { get; }

    private IEnumerable<BudgetRow> Below(BudgetLine? parent)
    {
        var parts = _parts[parent?.Item].OrderByDescending(line => line.Planned ?? Quantity.Zero).ThenBy(line => line.Item).ToList();
        foreach (var part in parts)
        {
            yield return new BudgetRow(part, null);
            foreach (var below in Below(part))
                yield return below;
        }
        if (_hasAllParts && parts.Count > 0 && parent?.Planned is { } whole)
        {
            var rest = whole.Steps - parts.Sum(part => part.Planned?.Steps ?? 0);
            if (rest > 0)
                yield return new BudgetRow(parent, new Quantity(rest));
        }
    }
}

/// <summary>A row of the picture.</summary>
/// <param name="Line">The item.</param>
/// <param name="Rest">Where the row is not the item itself: what its parts leave of its money.</param>
internal sealed record BudgetRow(BudgetLine Line, Quantity? Rest);
