using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Imports;

/// <summary>A schedule does what its maker may do, when it runs, and is nobody else's.</summary>
public sealed class ImportScheduleGrantTests : IAsyncLifetime, IDisposable
{
    private readonly FollowedFolder _folder = new();
    private readonly CustomService _service;
    private Client _admin = null!;
    private MappedPlan _plan = null!;

    public ImportScheduleGrantTests() => _service = new CustomService(_folder.Options with { Keys = true, Works = true });

    public async Task InitializeAsync()
    {
        _admin = await Key(Role.Admin);
        _plan = await (await MappedPlan.Of(_service, _admin)).With(MappedPlan.WideMapping);
        _folder.Put("plan.csv", MappedPlan.Wide);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _service.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Schedules_AreOfTheirMaker_AndOfAdministrators()
    {
        var (planner, other) = (await Key(Role.Planner), await Key(Role.Committee));
        var made = (await planner.Post(FollowedFolder.Schedules, Body())).Is(201);

        (await other.Get(made.Location!)).IsProblem(404, "not-found");
        (await other.Get($"{made.Location}/runs")).IsProblem(404, "not-found");
        (await other.Post($"{made.Location}/runs", "")).IsProblem(404, "not-found");
        (await other.Patch(made.Location!, """{"isPaused":true}""", made.ETag)).IsProblem(404, "not-found");
        (await other.Delete(made.Location!, made.ETag)).IsProblem(404, "not-found");
        Assert.Empty((await other.Get(FollowedFolder.Schedules)).Is(200).Items);
        Assert.Single((await _admin.Get(FollowedFolder.Schedules)).Is(200).Items);
        (await planner.Patch(made.Location!, """{"plan":"another"}""", made.ETag)).HasFaults("not-allowed /plan");
        (await planner.Patch(made.Location!, """{"isPaused":true}""", "\"9\"")).IsProblem(412, "stale-version");
        (await planner.Delete(made.Location!, made.ETag)).Is(204);
        (await planner.Get(made.Location!)).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Create_NeedsWhatAnImportNeeds()
    {
        (await (await Key(Role.Viewer)).Post(FollowedFolder.Schedules, Body())).IsProblem(403, "forbidden");
        (await _service.Api.Post(FollowedFolder.Schedules, Body())).IsProblem(401, "unauthenticated");
        var stranger = await Key(Role.Planner, key => key with { Plans = [Code.Known("another")] });
        (await stranger.Post(FollowedFolder.Schedules, Body())).IsProblem(404, "not-found");
        var limited = await Key(
            Role.Planner,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Known("latam")] } }
        );
        (await limited.Post(FollowedFolder.Schedules, Body())).HasFaults("unknown-reference /mapping");
    }

    [Fact]
    public async Task Run_WritesWithTheRightsOfItsMaker_WhoeverStartsIt()
    {
        // Who may write actuals may not write targets.
        var made = (await (await Key(Role.Contributor)).Post(FollowedFolder.Schedules, Body())).Is(201);

        var run = await FollowedFolder.Run(_admin, made.Location!);

        Assert.Equal("forbidden", (string?)run["problem"]!["code"]);
        Assert.Equal("- -", await _plan.Numbers("gmv", """{"line":"sales","market":"latam"}"""));
    }

    [Fact]
    public async Task OfARevokedKey_TheRunIsRefused_AndTheScheduleStops()
    {
        var key = await _service.NewKey(Role.Planner);
        var made = (await _service.With(key.Key!).Post(FollowedFolder.Schedules, Body())).Is(201);
        var shown = await _admin.Get($"/v1/api-keys/{key.Id}");
        (await _admin.Delete($"/v1/api-keys/{key.Id}", shown.ETag)).Is(200);

        _service.Clock.Advance(TimeSpan.FromHours(15));
        await Wait.Until(async () => (await _admin.Get($"{made.Location}/runs?state=failed")).Is(200).Items.Count == 1);

        var run = (await _admin.Get($"{made.Location}/runs")).Items[0];
        Assert.Equal("key-no-longer-counts", (string?)run["problem"]!["code"]);
        var schedule = (await _admin.Get(made.Location!)).Json;
        Assert.Equal("disabled", (string?)schedule["state"]);
        Assert.Contains("revoked", (string)schedule["problem"]!, StringComparison.Ordinal);
        Assert.Equal("- -", await _plan.Numbers("gmv", """{"line":"sales","market":"latam"}"""));
    }

    private async Task<Client> Key(Role role, Func<ApiKey, ApiKey>? limit = null) =>
        _service.With((await _service.NewKey(role, limit)).Key!);

    private string Body() => FollowedFolder.Body(_plan.Path, FollowedFolder.OfFolder("plan.csv"));
}
