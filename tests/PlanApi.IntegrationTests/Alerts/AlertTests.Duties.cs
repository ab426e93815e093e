using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Alerts;

/// <summary>What an alert asks for is among the duties of those who owe it.</summary>
public sealed partial class AlertTests
{
    [Fact]
    public async Task AnAlert_IsADutyOfItsOwner_ThenOfTheNext_ThenItsMeasuresAre()
    {
        var number = await Raised();
        var raised = _service.Clock.GetUtcNow();
        Assert.Equal([$"answerAlert/{number}/ann {raised.AddHours(24):s}Z"], await Duties());

        _service.Clock.Advance(TimeSpan.FromHours(24));
        await Escalate();
        Assert.Equal([$"answerAlert/{number}/ben {raised.AddHours(48):s}Z"], await Duties());

        var path = $"/v1/plans/shop/alerts/{number}";
        (await Post($"{path}/improvement-plan", """{"cause":"x","measures":[{"wording":"Ask","owner":"cfo","dueOn":"2024-04-30"}]}""")).Is(
            200
        );
        Assert.Empty(await Duties());
        (await Post($"{path}/improvement-plan/decision", """{"accepted":true}""")).Is(200);
        Assert.Equal([$"carryOutMeasure/{number}/1/cfo 2024-04-30T16:00:00Z"], await Duties());
    }

    private async Task<IEnumerable<string>> Duties() =>
        (await Api.Get("/v1/plans/shop/duties")).Is(200).Items.Select(duty => $"{duty!["key"]} {(DateTimeOffset)duty["dueAt"]!:s}Z");
}
