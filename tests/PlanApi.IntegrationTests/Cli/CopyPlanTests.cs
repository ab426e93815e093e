using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cli;

/// <summary>A plan goes to another database with all that it has been, and comes back the same.</summary>
public sealed class CopyPlanTests : IDisposable
{
    private const string Plan = "intl-2024";

    private readonly CommandRun _first = new();
    private readonly CommandRun _second = new();
    private readonly CommandRun _third = new();

    [Fact, Trait("Suite", "Slow")]
    public async Task Plan_GoesToAnotherDatabaseAndBack_WithItsHistory()
    {
        Template.CopyTo(_first.Database, plan: true, actuals: true);
        var (document, history) = (await _first.Run("export", Plan), await _first.Run("verify", Plan));

        var there = await _first.CopyTo(_second, Plan);
        Assert.True(there.Code == 0, there.Error);
        Assert.Contains("copied to", there.Out);
        Assert.Equal((document.Out, history.Out), ((await _second.Run("export", Plan)).Out, (await _second.Run("verify", Plan)).Out));
        await using (var service = new CustomService(new TestOptions { Database = _second.Database }))
        {
            // The next plan has a number of its own.
            (await service.Api.Post("/v1/plans", """{"code":"next","calendar":{"year":2025},"currency":"CNY"}""")).Is(201);
            (await service.Api.Post($"/v1/plans/{Plan}/parties", """{"code":"since"}""")).Is(201);
        }
        var back = await _second.CopyTo(_third, Plan);
        Assert.True(back.Code == 0, back.Error);

        Assert.Equal((await _second.Run("export", Plan)).Out, (await _third.Run("export", Plan)).Out);
        Assert.Equal((await _second.Run("verify", Plan)).Out, (await _third.Run("verify", Plan)).Out);
        Assert.Equal(0, (await _third.Run("verify", Plan)).Code);
    }

    [Fact]
    public async Task Plan_ThatIsThereAlready_OrNowhere_IsRefused()
    {
        Template.CopyTo(_first.Database, plan: true);
        Template.CopyTo(_second.Database, plan: true);

        Assert.Contains($"There already is a plan '{Plan}'", (await _first.CopyTo(_second, Plan)).Error);
        Assert.Contains("There is no plan 'other'", (await _first.CopyTo(_third, "other")).Error);
        Assert.Contains("Database:Provider", (await _first.Run("copy-plan", Plan, "--to", "x", "--to-provider", "Oracle")).Error);
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _third.Dispose();
    }
}
