using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Storage;

/// <summary>What is written to files that nobody will find again is not acknowledged.</summary>
public sealed class MovedDatabaseTests : IDisposable
{
    private readonly CustomService _service = new(new TestOptions());

    [SqliteTheory]
    [InlineData("")]
    [InlineData("-wal")]
    [InlineData("-shm")]
    public async Task Writes_AfterAFileWasRemoved_AreRefusedUntilItIsBack(string suffix)
    {
        // Elsewhere an open file cannot be removed.
        if (!OperatingSystem.IsLinux())
            return;
        var plan = await _service.NewPlan();
        var (file, aside) = (_service.Database + suffix, _service.Database + ".aside");
        File.Move(file, aside);

        (await Write(plan, "gone")).IsProblem(503, "storage-unavailable");
        Assert.Contains("removed or replaced", (await _service.Api.Get("/health/ready")).Is(503).Text);
        File.WriteAllBytes(file, File.ReadAllBytes(aside));
        (await Write(plan, "another")).IsProblem(503, "storage-unavailable");
        Assert.Contains("removed or replaced", (await _service.Api.Get("/health/ready")).Is(503).Text);

        File.Move(aside, file, overwrite: true);
        (await Write(plan, "back")).Is(201);
        Assert.Equal("Healthy", (await _service.Api.Get("/health/ready")).Is(200).Text);
        Assert.Equal(["1", "1.1", "3", "back"], (await _service.Api.Get($"{plan}/sections")).Codes);
    }

    [SqliteFact]
    public async Task Reads_AfterTheFileWasRemoved_MakeNoEmptyDatabase()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var plan = await _service.NewPlan();
        File.Delete(_service.Database);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => _service.Api.Get($"{plan}/targets")));

        Assert.All(answers, answer => Assert.Contains(answer.Status, (int[])[200, 503]));
        Assert.False(File.Exists(_service.Database));
    }

    public void Dispose() => _service.Dispose();

    private Task<Answer> Write(string plan, string code) =>
        _service.Api.Post($"{plan}/sections", $$"""{"code":"{{code}}","purpose":"other"}""");
}
