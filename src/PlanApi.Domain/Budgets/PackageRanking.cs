using PlanApi.Domain.Values;

namespace PlanApi.Domain.Budgets;

/// <summary>
/// Ranks decision packages and draws the cut-off line (zero-based budgeting; Pyhrr 1970): the money goes to the first in rank until it
/// does not reach for the next.
/// </summary>
public static class PackageRanking
{
    /// <param name="packages">The packages.</param>
    /// <param name="money">How much money there is, in steps; null where that is unknown, and then nothing is funded.</param>
    public static IReadOnlyList<PackageLine> Of(IEnumerable<DecisionPackage> packages, long? money)
    {
        var lines = new List<PackageLine>();
        long sum = 0;
        var reaches = money is not null;
        foreach (var package in packages.OrderBy(package => package.Rank ?? int.MaxValue).ThenBy(package => package.Code))
        {
            sum += package.Amount.Steps;
            reaches &= package.Rank is not null && sum <= money;
            lines.Add(
                new PackageLine
                {
                    Package = package.Code,
                    Names = package.Names,
                    Item = package.Item,
                    Level = package.Level,
                    Rank = package.Rank,
                    Amount = package.Amount,
                    Cumulative = new Quantity(sum),
                    IsFunded = reaches,
                }
            );
        }
        return lines;
    }
}
