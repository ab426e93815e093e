using System.Data.Common;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Storage;

/// <summary>A database that may not grow answers as a full disk does, on every machine: SQLite reports both alike.</summary>
public sealed class FullDatabaseTests : IDisposable
{
    private const string Section = """{"code":"CODE","purpose":"other","names":{"en":"TEXT"}}""";

    private readonly PageLimit _limit = new();
    private readonly CustomService _service;
    private readonly Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> _limited;

    public FullDatabaseTests()
    {
        _service = new CustomService(new TestOptions());
        _limited = _service.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.Intercept(_limit)));
    }

    private HttpClient Http => _limited.CreateClient();

    private Client Api => new(Http, new Lazy<Task<Contract>>(() => Contract.Of(Http)));

    [SqliteFact]
    public async Task Writes_ToAFullDatabase_ChangeNothingAndRecoverByThemselves()
    {
        (await Api.Post("/v1/plan-documents", SmallPlan.Yaml.Replace("CODE", "full", StringComparison.Ordinal), "application/yaml")).Is(
            201
        );
        var before = (await Api.Get("/v1/plans/full/document")).Text;

        _limit.Pages = 1;
        var written = await FillUp();
        // Again, as whoever is told so would.
        (await Write(written)).IsProblem(507, "storage-full");
        (await Api.Get("/health/ready")).Is(503);
        var mutation = await Api.Post(
            "/graphql",
            $$"""
            {"query":"mutation { createSection(plan: \"full\", input: {code: \"g\", purpose: OTHER, names: [{language: \"en\", text: \"{{new string(
                'x',
                900
            )}}\"}]}) { errors { __typename code } } }"}
            """
        );

        Assert.StartsWith("Unhealthy\nstorage-full: There is no space left", (await Api.Get("/health/ready")).Text);
        Assert.Contains("nothing was changed", (await Write(written)).Json["detail"]!.ToString());
        Assert.DoesNotContain("internal-error", mutation.Text);
        (await Api.Get("/v1/plans/full/targets")).Is(200);

        _limit.Pages = 1_000_000;
        Assert.Equal("Healthy", (await Api.Get("/health/ready")).Is(200).Text);
        (await Write(written)).Is(201);
        Assert.Equal("Healthy", (await Api.Get("/health/ready")).Is(200).Text);
        Assert.Equal(
            written + 1,
            (await Api.Get("/v1/plans/full/sections?first=1000")).Items.Count(section => ((string)section["code"]!).StartsWith('s'))
        );
        Assert.StartsWith(before[..before.IndexOf("sections:", StringComparison.Ordinal)], (await Api.Get("/v1/plans/full/document")).Text);
    }

    public void Dispose()
    {
        _limited.Dispose();
        _service.Dispose();
    }

    private Task<Answer> Write(int number) =>
        Api.Post(
            "/v1/plans/full/sections",
            Section.Replace("CODE", $"s{number}", StringComparison.Ordinal).Replace("TEXT", new string('x', 900), StringComparison.Ordinal)
        );

    private async Task<int> FillUp()
    {
        for (var number = 0; number < 500; number++)
        {
            var answer = await Write(number);
            if (answer.Status == 201)
                continue;
            answer.IsProblem(507, "storage-full");
            return number;
        }
        throw new InvalidOperationException("It never became full.");
    }

    /// <summary>How many pages a database may have; one that has more already may not grow.</summary>
    private sealed class PageLimit : DbConnectionInterceptor
    {
        public int Pages { get; set; } = 1_000_000;

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Limit(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Limit(connection);
            return Task.CompletedTask;
        }

        private void Limit(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA max_page_count = {Pages}";
            command.ExecuteScalar();
        }
    }
}
