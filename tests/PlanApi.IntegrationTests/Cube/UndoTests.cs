using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

public sealed class UndoTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Undo_GivesEveryCellItsValueBack_AndCanBeUndone()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "gmv tier=mid 2024-Q1 5",
            "gmv tier=head 2024-Q1 7 target USD",
            "gmv tier=mid 2024-Q1 4 actual"
        );
        var before = await plan.Cells();
        var version = await plan.Put(
            "gmv tier=mid 2024-Q1 -",
            "gmv tier=head 2024-Q1 7",
            "gmv tier=tail 2024 1",
            "gmv tier=mid 2024-Q1 9 actual",
            "stores - 2024 5"
        );
        var after = await plan.Cells();

        var undone = (await plan.Undo(version)).Is(200).Json;
        Assert.Equal((version + 1, 5), ((long)undone["version"]!, (int)undone["changed"]!));
        Assert.Equal(before, await plan.Cells());
        Assert.Equal("UndoChangeSet", (string)(await service.Api.Get($"{plan.Path}/change-sets/{version + 1}")).Json["useCase"]!);
        (await plan.Undo(version + 1)).Is(200);
        Assert.Equal(after, await plan.Cells());
        (await plan.Undo(version + 2)).Is(200);
        Assert.Equal(before, await plan.Cells());
    }

    [Fact]
    public async Task Undo_GivesBackWhatASourceSaidOfACell()
    {
        var plan = await CubePlan.New(
            service.Api,
            """
            cells:
              - {indicator: gmv, scope: {tier: mid}, period: "2024", measure: target, value: 5, comparator: atLeast, wording: {en: "at least five"}, source: "1"}
              - {indicator: gmv, scope: {tier: head}, period: "2024", measure: target, value: 6, wording: {en: "six"}}
            """
        );
        var before = await plan.Cells();

        var version = await plan.Put("gmv tier=mid 2024 7", "gmv tier=head 2024 -");
        Assert.DoesNotContain("five", await plan.Cells(), StringComparison.Ordinal);
        (await plan.Undo(version)).Is(200);
        Assert.Equal(before, await plan.Cells());
        (await plan.Undo(version + 1)).Is(200);
        Assert.DoesNotContain("five", await plan.Cells(), StringComparison.Ordinal);
        (await plan.Undo(version + 2)).Is(200);
        Assert.Equal(before, await plan.Cells());
    }

    [Fact]
    public async Task Undo_OfWhatHasChangedSince_ListsTheCellsAndChangesNothing()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5", "gmv tier=head 2024 5", "gmv tier=tail 2024 5");
        var version = await plan.Put("gmv tier=mid 2024 6", "gmv tier=head 2024 6", "gmv tier=tail 2024 6");
        var second = await plan.Put("gmv tier=mid 2024 7", "gmv tier=head 2024 -");
        var before = await plan.Export();

        var refused = (await plan.Undo(version)).IsProblem(409, "changed-since");
        Assert.Equal(2, refused.FaultNodes.Count);
        Assert.Contains(
            refused.FaultNodes,
            fault => ((string)fault["message"]!).Contains("tier=mid in 2024 was 6 after the change and is 7 now", StringComparison.Ordinal)
        );
        Assert.Equal(before, await plan.Export());
        (await plan.Undo(second)).Is(200);
        (await plan.Undo(version)).Is(200);
        Assert.Equal("15", await plan.At("gmv - 2024"));
    }

    [Fact]
    public async Task Undo_OfACellWhoseCurrencyHasChangedSince_IsRefused()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5");
        var version = await plan.Put("gmv tier=mid 2024 6");
        await plan.Put("gmv tier=mid 2024 6 target USD");

        (await plan.Undo(version)).IsProblem(409, "changed-since");
        Assert.Equal("42", await plan.At("gmv - 2024"));
    }

    [Fact]
    public async Task Undo_OfAnythingElse_IsRefused()
    {
        var plan = await CubePlan.New(service);
        await plan.Hold("h", "stores - 2024");

        (await plan.Undo(1)).IsProblem(409, "not-allowed-now");
        (await plan.Undo(2)).IsProblem(409, "not-allowed-now");
        (await plan.Undo(99)).IsProblem(404, "not-found");
    }

    [Theory]
    [InlineData(1)]
    public Task Undo_InReverse_RestoresEveryStateOfARandomHistory(int seed) => UndoAll(seed);

    [Theory, Trait("Suite", "Slow")]
    [InlineData(2)]
    [InlineData(3)]
    public Task Undo_InReverse_RestoresEveryStateOfARandomHistory_OfMoreSeeds(int seed) => UndoAll(seed);

    private async Task UndoAll(int seed)
    {
        var random = new Random(seed);
        var plan = await CubePlan.New(service);
        await plan.Put("gmv - 2024 1");
        var states = new Stack<(long Version, string Cells)>();
        var before = await plan.Cells();
        for (var step = 0; step < 14; step++)
        {
            var answer =
                random.Next(3) == 0
                    ? await Spread(plan, random)
                    : await plan.Send(Random(random), mode: random.Next(2) == 0 ? "add" : "set");
            Assert.True(answer.Status is 200 or 400 or 409 || answer.Status == 400, answer.Text);
            if (answer.Status == 200 && (int)answer.Json["changed"]! > 0)
                states.Push(((long)answer.Json["version"]!, before));
            before = await plan.Cells();
        }
        Assert.True(states.Count > 5);
        foreach (var (version, cells) in states)
        {
            (await plan.Undo(version)).Is(200);
            Assert.Equal(cells, await plan.Cells());
        }
    }

    internal static string[] Random(Random random)
    {
        string[] tiers = ["tier=mid", "tier=head", "-", "tier=mid,market=mexico", "market=latam", "tier=tail,market=germany"];
        string[] periods = ["2024", "2024-Q1", "2024-Q2", "2024-05", "2023-Q1"];
        return
        [
            .. Enumerable
                .Range(0, random.Next(1, 6))
                .Select(_ =>
                    $"{(random.Next(3) == 0 ? "stores" : "gmv")} {tiers[random.Next(tiers.Length)]} "
                    + $"{periods[random.Next(periods.Length)]} {random.Next(-1, 2)}"
                )
                .Distinct()
                .GroupBy(cell => string.Join(' ', cell.Split(' ')[..3]))
                .Select(same =>
                    same.First().EndsWith("-1", StringComparison.Ordinal) ? $"{same.Key} -" : $"{same.Key} {random.Next(-50, 100)}"
                ),
        ];
    }

    private static async Task<Answer> Spread(CubePlan plan, Random random)
    {
        var preview = await plan.Preview(
            $$"""
            {"indicator":"{{(random.Next(2) == 0 ? "stores" : "gmv")}}","period":"2024","value":{{random.Next(-100, 500)}},"method":"{{(
                random.Next(2) == 0 ? "equal" : "proportional"
            )}}",
             "equalIfEmpty":true,"propagate":{{(random.Next(2) == 0 ? "true" : "false")}},"over":[{"dimension":"tier"},{"grain":"quarter"}]}
            """
        );
        return preview.Status == 200 ? await plan.Apply(preview) : preview;
    }
}
