using PlanApi.Application.Documents;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Actuals.Demo;

namespace PlanApi.Api.Hosting;

/// <summary>Made-up actuals of a plan's first year, for a service that starts with the reference plan.</summary>
internal static class DemoYear
{
    /// <summary>The same seed makes the same rows.</summary>
    public const int Seed = 2024;

    public static IReadOnlyList<ActualEntry> Of(byte[] document) =>
        [.. new DemoActuals(PlanDocumentReader.Read(document).Read!.Document, Seed).Rows()];
}
