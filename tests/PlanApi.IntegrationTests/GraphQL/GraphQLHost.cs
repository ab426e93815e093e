using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>The service on a database file of its own, with the reference plan, and its commands counted.</summary>
public sealed class GraphQLHost : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("planapi-graphql-").FullName;

    private string Database => Path.Combine(_folder, "plan.db");

    public CommandCounter Commands { get; } = new();

    public StatementCounter Statements { get; } = new();

    /// <summary>Sends a query as current clients do. Answers the whole JSON.</summary>
    public async Task<JsonElement> Query(string query, object? variables = null) => (await Send(query, variables)).Body;

    public async Task<(int Status, JsonElement Body)> Send(string query, object? variables = null, bool fresh = false)
    {
        using var client = CreateClient();
        using var request = Request(JsonSerializer.Serialize(new { query, variables }));
        if (fresh)
            request.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        return await Read(await client.SendAsync(request));
    }

    /// <summary>The data of a query that must have no errors.</summary>
    public async Task<JsonElement> Data(string query, object? variables = null, bool fresh = false)
    {
        var (_, body) = await Send(query, variables, fresh);
        Assert.False(body.TryGetProperty("errors", out var errors), errors.ToString());
        return body.GetProperty("data");
    }

    /// <summary>How many commands a query takes once everything is warm, when no kept answer is taken.</summary>
    public async Task<int> CommandsOf(string query, object? variables = null)
    {
        await Data(query, variables, fresh: true);
        return await Commands.During(() => Data(query, variables, fresh: true));
    }

    public static HttpRequestMessage Request(string body, string accept = "application/graphql-response+json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        return request;
    }

    public static async Task<(int Status, JsonElement Body)> Read(HttpResponseMessage response)
    {
        await using var content = await response.Content.ReadAsStreamAsync();
        using var document = await JsonDocument.ParseAsync(content, new JsonDocumentOptions { MaxDepth = 256 });
        return ((int)response.StatusCode, document.RootElement.Clone());
    }

    public static string Code(JsonElement body) => body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        Template.CopyTo(Database, plan: true);
        builder.UseSetting("hostBuilder:reloadConfigOnChange", "false");
        foreach (var (name, value) in TestDatabase.Settings(Database, ""))
            builder.UseSetting(name, value);
        builder.UseSetting("Access:Mode", "open");
        builder.UseSetting("ReferencePlan:Actuals", "false");
        builder.UseSetting("Work:EverySeconds", "0");
        builder.UseSetting("Work:OperationsAtOnce", "0");
        builder.UseSetting("Webhooks:AtOnce", "0");
        builder.UseSetting("Work:Rehearse", "false");
        builder.ConfigureServices(services => services.Intercept(Commands, Statements));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(_folder))
            return;
        using (var connection = new SqliteConnection($"Data Source={Database}"))
            SqliteConnection.ClearPool(connection);
        TestDatabase.Drop(Database);
        Directory.Delete(_folder, recursive: true);
    }
}
