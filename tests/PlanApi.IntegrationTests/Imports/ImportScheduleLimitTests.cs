using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PlanApi.Application.Imports;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Webhooks;

namespace PlanApi.IntegrationTests.Imports;

/// <summary>What a schedule may not do: run all the time or never, read outside, reach inside, or store half of a file.</summary>
public sealed class ImportScheduleLimitTests : IAsyncLifetime, IDisposable
{
    private readonly FollowedFolder _folder = new();
    private readonly CustomService _service;
    private MappedPlan _plan = null!;

    public ImportScheduleLimitTests() => _service = new CustomService(_folder.Options);

    public async Task InitializeAsync() => _plan = await (await MappedPlan.Of(_service)).With(MappedPlan.WideMapping);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _service.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task CronThatNeverComes_OrComesTooOften_OrIsNone_IsRefused()
    {
        foreach (
            var cron in (string[])
                [
                    "0 0 30 2 *",
                    "* * * * * *",
                    "*/5 * * * * *",
                    "@every_second",
                    "@daily",
                    "60 * * * *",
                    "6 30",
                    "",
                    "每天",
                    new string('1', 200),
                ]
        )
            (await Create(FollowedFolder.OfFolder("plan.csv"), cron)).HasFaults("bad-cron /cron");
        Assert.Empty((await _service.Api.Get(FollowedFolder.Schedules)).Is(200).Items);
        (await Create(FollowedFolder.OfFolder("plan.csv"), "* * * * *")).Is(201);
        (await Create(FollowedFolder.OfFolder("plan.csv"), "0 6 29 2 *")).Is(201);
    }

    [Fact]
    public async Task NameThatLeadsOutOfItsFolder_IsRefused()
    {
        foreach (
            var name in (string[])
                ["../plan.csv", "a/../../plan.csv", "/etc/passwd", "..", ".", "a//b", "C:/plan.csv", "..\\\\plan.csv", "a*/b.csv"]
        )
            (await Create(FollowedFolder.OfFolder(name))).HasFaults("not-allowed /file");
        foreach (var name in (string[])["", "a\\u0000b", new string('a', 201)])
            (await Create(FollowedFolder.OfFolder(name))).IsProblem(400, "invalid");
        (await Create("\"folder\":\"attic\",\"file\":\"plan.csv\"")).HasFaults("unknown-reference /folder");
        (await Create("\"folder\":\"inbox\"")).HasFaults("not-allowed ");
        (await Create(FollowedFolder.OfFolder("a.csv") + "," + FollowedFolder.Address("https://example.com/"))).HasFaults("not-allowed ");
    }

    [Theory]
    [InlineData("ftp://files.example.com/a.csv")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://name:zz-secret@files.example.com/a.csv")]
    [InlineData("https://files.example.com/a.csv#part")]
    [InlineData("files")]
    public async Task AddressThatIsNotAllowed_IsRefused_AndNotRepeated(string address)
    {
        var refused = await Create(FollowedFolder.Address(address));

        refused.HasFaults("not-allowed /address");
        Assert.DoesNotContain("zz-secret", refused.Text + string.Join('\n', _service.Log.All), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://localhost:1/a.csv", "at no address that the service may reach")]
    [InlineData("https://[::1]:1/a.csv", "at no address that the service may reach")]
    [InlineData("https://169.254.169.254/latest/meta-data", "at no address that the service may reach")]
    [InlineData("http://10.1.2.3/a.csv", "at no address that the service may reach")]
    public async Task AddressInsideTheNetwork_IsNotReached(string address, string why)
    {
        using var service = new CustomService(
            new TestOptions { Settings = new Dictionary<string, string> { ["Webhooks:Networks:0"] = "172.16.0.0/12" } }
        );
        var plan = await (await MappedPlan.Of(service)).With(MappedPlan.WideMapping);

        var run = await FollowedFolder.Run(service.Api, await FollowedFolder.Make(plan, FollowedFolder.Address(address)));

        Assert.Equal("file-unavailable", (string?)run["problem"]!["code"]);
        Assert.Contains(why, (string)run["problem"]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RedirectOrRefusal_IsNotFollowed_AndTooMuchIsNotRead()
    {
        await using var server = await Receiver.Start();
        server.Answers = async (asked, response) =>
        {
            if (asked.Path.EndsWith("moved", StringComparison.Ordinal))
                response.Redirect("http://127.0.0.1:1/secret");
            else if (asked.Path.EndsWith("gone", StringComparison.Ordinal))
                response.StatusCode = StatusCodes.Status410Gone;
            else
            {
                var megabyte = new byte[1024 * 1024];
                for (
                    var sent = 0;
                    sent <= SentFile.MaxBytes && !response.HttpContext.RequestAborted.IsCancellationRequested;
                    sent += megabyte.Length
                )
                    await response.Body.WriteAsync(megabyte, response.HttpContext.RequestAborted);
            }
        };

        Assert.Contains("redirects are not followed", await Problem($"{server.Address}?moved"), StringComparison.Ordinal);
        Assert.Contains("answered 410", await Problem($"{server.Address}?gone"), StringComparison.Ordinal);
        Assert.Contains("64 MiB", await Problem($"{server.Address}?long"), StringComparison.Ordinal);
        Assert.Equal(3, server.Received.Count);
    }

    [Fact]
    public async Task LinksAndWhatIsNoFile_AreNotRead()
    {
        var outside = _folder.Beside("secret.csv", MappedPlan.Wide);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "linked.csv"), outside);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "up"), Path.GetDirectoryName(outside)!);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "directory.csv"));
        _folder.Put("empty.csv", "");
        await using (var file = File.Create(Path.Combine(_folder.Path, "long.csv")))
            file.SetLength(SentFile.MaxBytes + 1L);
        if (!OperatingSystem.IsWindows())
            await Process.Start("mkfifo", [Path.Combine(_folder.Path, "pipe.csv")]).WaitForExitAsync();

        Assert.Contains("symbolic link", await ProblemOf("linked.csv"), StringComparison.Ordinal);
        Assert.Contains("symbolic link", await ProblemOf("link*.csv"), StringComparison.Ordinal);
        Assert.Contains("symbolic link", await ProblemOf("up/secret.csv"), StringComparison.Ordinal);
        Assert.Contains("symbolic link", await ProblemOf("up/*.csv"), StringComparison.Ordinal);
        Assert.Contains("no file", await ProblemOf("directory.csv"), StringComparison.Ordinal);
        Assert.Contains("empty", await ProblemOf("empty.csv"), StringComparison.Ordinal);
        Assert.Contains("64 MiB", await ProblemOf("long.csv"), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Contains("empty", await ProblemOf("pipe.csv"), StringComparison.Ordinal);
        Assert.Equal("- -", await _plan.Numbers("gmv", """{"line":"sales","market":"latam"}"""));
    }

    [Fact]
    public async Task WorkbookThatUnpacksToTooMuch_IsRefused()
    {
        await _plan.With(
            """
            {"code":"book","format":"xlsx","columns":[{"column":"a","holds":"value"}],"constants":{"indicator":"gmv","period":"2024-01"}}
            """
        );
        _folder.Put("bomb.xlsx", ImportWorkbookTests.Bomb());
        var body = FollowedFolder.Body(_plan.Path, FollowedFolder.OfFolder("bomb.xlsx"), mapping: "book");
        var schedule = (await _service.Api.Post(FollowedFolder.Schedules, body)).Is(201).Location!;

        var run = await FollowedFolder.Run(_service.Api, schedule);

        Assert.Equal("too-large", (string?)run["problem"]!["faults"]![0]!["code"]);
    }

    [Fact]
    public async Task FileThatIsWrittenMeanwhile_IsTriedAgainLater()
    {
        var path = Path.Combine(_folder.Path, "busy.csv");
        var content = Encoding.UTF8.GetBytes(MappedPlan.Wide + string.Concat(Enumerable.Repeat("拉美;1;1;\n", 200_000)));
        await File.WriteAllBytesAsync(path, content);
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            for (var digit = 0; !enough.IsCancellationRequested; digit = (digit + 1) % 10)
            {
                file.Position = content.Length - 3;
                file.WriteByte((byte)('0' + digit));
                file.Flush();
            }
        });

        var schedule = await FollowedFolder.Make(_plan, FollowedFolder.OfFolder("busy.csv"));
        JsonNode run = null!;
        // On a busy machine the writer may stand still while the file is read, which then has the same line too often.
        await Wait.Until(async () => (string)(run = await FollowedFolder.Run(_service.Api, schedule))["state"]! != "failed");
        await enough.CancelAsync();
        await writing;

        Assert.Equal(("waiting", "file-changing"), ((string)run["state"]!, (string)run["problem"]!["code"]!));
        Assert.Equal("- -", await _plan.Numbers("gmv", """{"line":"sales","market":"latam"}"""));
        _folder.Put("busy.csv", MappedPlan.Wide);
        await Wait.Until(async () =>
        {
            _service.Clock.Advance(TimeSpan.FromMinutes(1));
            return (string)(await _service.Api.Get($"{schedule}/runs")).Is(200).Items[0]["state"]! == "succeeded";
        });
        Assert.Equal("15000 20000", await _plan.Numbers("gmv", """{"line":"sales","market":"latam"}"""));
    }

    private Task<Answer> Create(string source, string cron = "30 6 * * *") =>
        _service.Api.Post(FollowedFolder.Schedules, FollowedFolder.Body(_plan.Path, source, cron));

    private Task<string> ProblemOf(string file) => ProblemOfSource(FollowedFolder.OfFolder(file));

    private Task<string> Problem(string address) => ProblemOfSource(FollowedFolder.Address(address));

    private async Task<string> ProblemOfSource(string source)
    {
        var run = await FollowedFolder.Run(_service.Api, await FollowedFolder.Make(_plan, source));
        return (string)run["problem"]!["message"]!;
    }
}
