using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Schedules;

/// <summary>A phase starts only when the milestones of the phases before it are formally accepted.</summary>
public sealed class GateTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Accepted = """{"accepted":"2024-06-28","acceptedBy":"coo","evidence":{"en":"Protocol 7"}}""";

    [Fact]
    public async Task Start_BeforeAcceptance_IsRefusedAndThenTaken()
    {
        var plan = await service.NewPlan();
        (await service.Api.Post($"{plan}/phases", """{"code":"next"}""")).Is(201);
        (await service.Api.Post($"{plan}/phases", """{"code":"last"}""")).Is(201);
        (await service.Api.Post($"{plan}/dependencies", """{"code":"n","phase":"next","afterPhase":"build-up"}""")).Is(201);
        (await service.Api.Post($"{plan}/dependencies", """{"code":"l","phase":"last","afterPhase":"next"}""")).Is(201);

        // The last one comes after the build-up too, by way of the next.
        (await Patch($"{plan}/phases/next", """{"started":"2024-07-01"}""")).HasFaults("gate-closed /started");
        (await Patch($"{plan}/phases/last", """{"started":"2024-07-01"}""")).HasFaults("gate-closed /started");
        (await service.Api.Post($"{plan}/phases", """{"code":"free","started":"2024-07-01"}""")).Is(201);
        (await Patch($"{plan}/phases/build-up", """{"started":"2024-01-08"}""")).Is(200);

        (await Patch($"{plan}/milestones/first-store", Accepted)).Is(200);
        (await Patch($"{plan}/phases/next", """{"started":"2024-07-01"}""")).Is(200);

        // What has started can be changed further, whatever becomes of its gate.
        (await Patch($"{plan}/milestones/first-store", """{"accepted":null,"acceptedBy":null,"evidence":null}""")).Is(200);
        (await Patch($"{plan}/phases/next", """{"finished":"2024-12-31"}""")).Is(200);
        (await Patch($"{plan}/phases/last", """{"started":"2025-01-02"}""")).HasFaults("gate-closed /started");
    }

    [Theory]
    [InlineData("""{"accepted":"2024-06-28"}""", "missing-field /acceptedBy", "missing-field /evidence")]
    [InlineData("""{"accepted":"2024-06-28","acceptedBy":"coo"}""", "missing-field /evidence")]
    [InlineData("""{"accepted":"2024-06-28","evidence":{"en":"Protocol 7"}}""", "missing-field /acceptedBy")]
    public async Task Acceptance_WithoutWhoOrEvidence_IsRefused(string acceptance, params string[] faults) =>
        (await Patch($"{await service.NewPlan()}/milestones/first-store", acceptance)).HasFaults(faults);

    private async Task<Answer> Patch(string path, string body) =>
        await service.Api.Patch(path, body, (await service.Api.Get(path)).Is(200).ETag);
}
