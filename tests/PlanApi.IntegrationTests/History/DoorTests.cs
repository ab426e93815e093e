using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.IntegrationTests.Cli;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.History;

/// <summary>A change set says by which way it came.</summary>
public sealed class DoorTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task AChangeSet_SaysByWhichWayItCame_AndIsFoundByIt()
    {
        var plan = await service.NewPlan();
        var code = plan.Split('/')[^1];
        var mutation =
            $$"""{"query":"mutation { createSection(plan: \"{{code}}\", input: {code: \"7\", purpose: OTHER}) { errors { message } } }"}""";
        (await service.Api.Post("/graphql", mutation)).Is(200);
        (
            await service
                .Api.With("Prefer", "respond-async")
                .Post($"{plan}/cells", """{"cells":[{"indicator":"visitors","measure":"target","period":"2024-Q1","value":100}]}""")
        ).Is(200);

        var sets = (await service.Api.Get($"{plan}/change-sets")).Is(200).Items;

        Assert.Equal(["rest", "graphql", "rest"], sets.Select(set => (string)set["door"]!));
        Assert.Equal([2], await Sequences(plan, "door=graphql"));
        Assert.Equal([3, 1], await Sequences(plan, "door=rest&actor=local"));
        Assert.Equal([1], await Sequences(plan, "useCase=ImportPlan"));
        Assert.Empty(await Sequences(plan, "actor=nobody"));
        Assert.Empty(await Sequences(plan, "since=2030-01-01T00:00:00Z"));
        Assert.Equal([3, 2, 1], await Sequences(plan, "since=2024-03-18T08:30:00Z&until=2024-03-18T08:30:01Z"));
        Assert.Empty(await Sequences(plan, "until=2024-03-18T08:30:00Z"));
        (await service.Api.Get($"{plan}/change-sets?door=window")).IsProblem(400, "invalid");
        var query =
            $$"""{"query":"{ plan(code: \"{{code}}\") { changeSets(door: REST, first: 1) { totalCount nodes { sequence door } } } }"}""";
        var found = (await service.Api.Post("/graphql", query)).Is(200).Json["data"]!["plan"]!["changeSets"]!;
        Assert.Equal(
            (2, 3, "REST"),
            ((int)found["totalCount"]!, (int)found["nodes"]![0]!["sequence"]!, (string)found["nodes"]![0]!["door"]!)
        );
    }

    [Fact]
    public async Task TheCommandLine_IsAWayToo()
    {
        using var run = new CommandRun();
        var file = run.Write("plan.yaml", SmallPlan.Yaml.Replace("CODE", "small", StringComparison.Ordinal));

        Assert.Equal(0, (await run.Run("import", file)).Code);

        TestDatabase.Run(run.Database, "UPDATE change_sets SET reason = door");
        using var other = new CustomService(new TestOptions { Database = run.Database });
        var set = Assert.Single((await other.Api.Get("/v1/plans/small/change-sets")).Is(200).Items);
        Assert.Equal(("commandLine", "CommandLine"), ((string)set["door"]!, (string)set["reason"]!));
    }

    [Fact]
    public void AChangeSetWithoutIt_HasTheHashThatItAlwaysHad()
    {
        var row = new ChangeSetRow
        {
            PlanId = 7,
            Sequence = 3,
            At = 638_000_000_000_000_000,
            Actor = 2,
            PartyId = 9,
            UseCase = "UpdateTarget",
            Reason = "agreed",
            Changes = 5,
            Hash = [],
        };
        byte[] before = [1, 2, 3];
        var numbers = new byte[48];
        foreach (var (number, at) in new[] { 7, 3, row.At, 2, 9, 5 }.Select((number, at) => (number, at)))
            BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(8 * at), number);

        Assert.Equal(
            SHA256.HashData([.. before, .. numbers, .. Encoding.UTF8.GetBytes("UpdateTarget\nagreed\n")]),
            ChangeRecorder.Chain(before, row)
        );

        row.Door = Door.Rest;
        Assert.NotEqual(
            SHA256.HashData([.. before, .. numbers, .. Encoding.UTF8.GetBytes("UpdateTarget\nagreed\n")]),
            ChangeRecorder.Chain(before, row)
        );
    }

    private async Task<IEnumerable<int>> Sequences(string plan, string query) =>
        (await service.Api.Get($"{plan}/change-sets?{query}")).Is(200).Items.Select(set => (int)set["sequence"]!);
}
