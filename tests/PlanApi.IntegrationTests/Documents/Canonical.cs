using System.Text;
using PlanApi.Domain.Documents;

namespace PlanApi.IntegrationTests.Documents;

internal static class Canonical
{
    /// <summary>The document with its cells in the order in which the service exports them: they have no order of their own.</summary>
    public static PlanDocument Of(PlanDocument document) =>
        document with
        {
            Cells =
            [
                .. document
                    .Cells.OrderBy(cell => $"{cell.Measure}", StringComparer.Ordinal)
                    .ThenBy(cell => cell.Indicator)
                    .ThenBy(cell => Convert.ToHexString(Encoding.UTF8.GetBytes(cell.Scope.ToString())), StringComparer.Ordinal)
                    .ThenBy(cell => cell.Period.Key),
            ],
        };
}
