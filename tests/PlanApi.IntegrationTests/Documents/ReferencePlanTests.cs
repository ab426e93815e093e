using System.Text;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Documents;

public sealed class ReferencePlanTests(ReferenceService service) : IClassFixture<ReferenceService>
{
    [Fact]
    public async Task Start_OnAnEmptyDatabase_LoadsTheReferencePlanWhole()
    {
        var reading = PlanDocumentReader.Read(
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "reference/intl-2024.yaml")),
            DocumentFormat.Yaml
        );

        Assert.Equal(["intl-2024"], (await service.Api.Get("/v1/plans")).Codes);
        Assert.Equal(
            Encoding.UTF8.GetString(PlanDocumentWriter.ToYaml(Canonical.Of(reading.Read!.Document))),
            (await service.Api.Get("/v1/plans/intl-2024/document")).Is(200).Text
        );
    }

    [Fact]
    public async Task Start_WithTheReferencePlan_LogsNothing()
    {
        await Wait.Until(async () => (await service.Api.Get("/health/ready")).Status == 200);
        foreach (var part in PartCases.All)
            (await service.Api.Get($"/v1/plans/intl-2024/{part.Path}")).Is(200);
        (await service.Api.Get("/v1/plans/intl-2024/document")).Is(200);

        Assert.Empty(service.Log.All);
    }
}
