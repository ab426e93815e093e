using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Api.Hosting;
using PlanApi.IntegrationTests.Architecture;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Readme;

/// <summary>What the pages print must run as printed, and answer what they say.</summary>
public sealed class TourTests : IAsyncLifetime
{
    private const string Moment = "--max-time 2";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planapi-tour-");
    private WebApplication? _service;

    private string Database => Path.Combine(_folder.FullName, "plan.db");

    public async Task InitializeAsync()
    {
        Template.CopyTo(Database, plan: true, actuals: true);
        _service = ServiceHost.Build([
            "--urls=http://127.0.0.1:0",
            .. TestDatabase.Arguments(Database),
            "--hostBuilder:reloadConfigOnChange=false",
            $"--Imports:Folders:inbox={Path.Combine(_folder.FullName, "inbox")}",
            // On a busy machine a page takes longer than a round of work, which changes the plan between what is shown and what is applied.
            "--Work:EverySeconds=0",
        ]);
        await Startup.Prepare(_service);
        await _service.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _service!.DisposeAsync();
        TestDatabase.Drop(Database);
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("README.md", "Tour")]
    [InlineData("docs/tutorial/first-plan.md", null)]
    public Task FirstPage_RunsAsPrinted(string page, string? heading) => RunsAsPrinted(page, heading);

    [NeedsJqTheory]
    [InlineData("docs/tutorial/numbers.md")]
    public Task Tour_RunsAsPrinted(string page) => RunsAsPrinted(page, null);

    /// <summary>Pages of many commands.</summary>
    [Theory, Trait("Suite", "Slow")]
    [InlineData("docs/how-to/follow-live.md")]
    [InlineData("docs/how-to/cells-in-and-out.md")]
    [InlineData("docs/how-to/import-files.md")]
    [InlineData("docs/how-to/my-work.md")]
    public Task LongPage_RunsAsPrinted(string page) => RunsAsPrinted(page, null);

    /// <summary>Pages for analysts, by the programs that they use.</summary>
    [NeedsAnalystsTheory, Trait("Suite", "Slow")]
    [InlineData("docs/how-to/excel.md")]
    [InlineData("docs/how-to/python.md")]
    [InlineData("docs/how-to/r.md")]
    public Task AnalystsPage_RunsAsPrinted(string page) => RunsAsPrinted(page, null);

    [NeedsJqTheory, Trait("Suite", "Slow")]
    [InlineData("docs/tutorial/operation.md")]
    [InlineData("docs/how-to/webhooks.md")]
    [InlineData("docs/how-to/scripts.md")]
    [InlineData("docs/how-to/decompose.md")]
    [InlineData("docs/how-to/change-an-approved-plan.md")]
    public Task LongPageWithJson_RunsAsPrinted(string page) => RunsAsPrinted(page, null);

    private async Task RunsAsPrinted(string page, string? heading)
    {
        var address = _service!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var shell = new Shell(_folder.FullName, address, TestDatabase.IsPostgres ? TestDatabase.Settings(Database) : []);
        var (output, last) = ("", "");
        var commands = 0;
        foreach (var block in Markdown.Blocks(File.ReadAllText(Repository.Path(page)), heading))
        {
            // Programs and servers of a reader; the service is tried with such ones elsewhere.
            if (block.Language is "js" or "graphql" or "sql" or "r" or "http")
                continue;
            if (block.Language != "bash")
            {
                // A stream that is followed for a moment has said less by then on a busy machine.
                for (
                    var seconds = 4;
                    !block.IsIn(output) && seconds <= 256 && last.Contains(Moment, StringComparison.Ordinal);
                    seconds *= 2
                )
                    output = await shell.Run(last.Replace(Moment, $"--max-time {seconds}", StringComparison.Ordinal));
                Assert.True(block.IsIn(output), $"{page} promises\n{block.Text}\nbut the output is\n{output}");
                continue;
            }
            commands++;
            output = await shell.Run(last = block.Text);
        }
        Assert.NotEqual(0, commands);
    }
}
