using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PlanApi.Api.Hosting;
using PlanApi.Application.Errors;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>Clients name a document instead of sending it: one that the service was given, or one that they have sent once.</summary>
public sealed class PersistedDocumentTests : IDisposable
{
    private const string Names = "query Names($plan: Code!) { plan(code: $plan) { code } }";
    private const string Other = "{ __typename }";
    private const string Graph = "application/graphql-response+json";

    private readonly string _folder = Directory.CreateTempSubdirectory("planapi-documents-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Given_DocumentsAreKnownByTheirIdsAndTheirHashes_InBothFormsOfFiles_OverBothMethods()
    {
        await using var service = Service(
            only: false,
            Manifest(new { names = Names }),
            Manifest(
                new
                {
                    format = "apollo-persisted-query-manifest",
                    version = 1,
                    operations = new[] { new { id = "x-other", body = Other } },
                }
            )
        );
        var (api, plan) = await Plan(service);

        foreach (var id in (string[])["names", $"sha256:{Hash(Names)}"])
        {
            var answer = await api.Post("/graphql", JsonSerializer.Serialize(new { documentId = id, variables = new { plan } }));
            Assert.Equal(plan, (string?)answer.Json["data"]!["plan"]!["code"]);
            var got = await api.Get($"/graphql?documentId={Uri.EscapeDataString(id)}&variables={{\"plan\":\"{plan}\"}}");
            Assert.Equal(plan, (string?)got.Json["data"]!["plan"]!["code"]);
        }
        Assert.Equal("Query", (string?)(await api.Post("/graphql", """{"documentId": "x-other"}""")).Json["data"]!["__typename"]);
        Assert.Equal(200, (await api.Post("/graphql", JsonSerializer.Serialize(new { query = Other }))).Status);
        Assert.Equal((400, "document-unknown"), Code(await api.Post("/graphql", """{"documentId": "nobody"}""")));
        Assert.Equal(
            (400, "bad-request"),
            Code(await api.Post("/graphql", JsonSerializer.Serialize(new { documentId = new string('x', 257) })))
        );
    }

    [Fact]
    public async Task ServiceThatTakesNothingElse_RefusesTexts_AlsoThoseThatItKnows()
    {
        await using var service = Service(only: true, Manifest(new { names = Names }));
        var (api, plan) = await Plan(service);

        Assert.Equal(
            plan,
            (string?)
                (await api.Post("/graphql", JsonSerializer.Serialize(new { documentId = "names", variables = new { plan } }))).Json[
                    "data"
                ]!["plan"]!["code"]
        );
        foreach (
            var request in (object[])
                [
                    new { query = Names, variables = new { plan } },
                    new { query = Other, extensions = new { persistedQuery = new { version = 1, sha256Hash = Hash(Other) } } },
                    new { documentId = "nobody", query = Other },
                    new { query = "mutation { evaluateLights(plan: \"x\") { errors { code } } }" },
                ]
        )
            Assert.Equal((400, "document-required"), Code(await api.Post("/graphql", JsonSerializer.Serialize(request))));
        // Not as a stream either.
        var stream = await api.With("Accept", "text/event-stream").Post("/graphql", JsonSerializer.Serialize(new { query = Other }));
        Assert.Contains("document-required", stream.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Automatic_DocumentsAreSentOnce()
    {
        await using var service = new CustomService(new TestOptions());
        var (api, plan) = await Plan(service);
        var named = new { persistedQuery = new { version = 1, sha256Hash = Hash(Names) } };
        var byHash = JsonSerializer.Serialize(new { extensions = named, variables = new { plan } });

        var unknown = await api.Post("/graphql", byHash);
        Assert.Equal((400, "document-unknown"), Code(unknown));
        Assert.Equal("PersistedQueryNotFound", (string?)unknown.Json["errors"]![0]!["message"]);
        Assert.Equal(
            (400, "bad-request"),
            Code(await api.Post("/graphql", JsonSerializer.Serialize(new { query = Other, extensions = named })))
        );
        // What is not valid is not kept under its hash.
        var wrong = new { persistedQuery = new { version = 1, sha256Hash = Hash("{ nothing }") } };
        await api.Post("/graphql", JsonSerializer.Serialize(new { query = "{ nothing }", extensions = wrong }));
        Assert.Equal((400, "document-unknown"), Code(await api.Post("/graphql", JsonSerializer.Serialize(new { extensions = wrong }))));

        var sent = await api.Post(
            "/graphql",
            JsonSerializer.Serialize(
                new
                {
                    query = Names,
                    extensions = named,
                    variables = new { plan },
                }
            )
        );
        Assert.Equal(plan, (string?)sent.Json["data"]!["plan"]!["code"]);
        Assert.Equal(plan, (string?)(await api.Post("/graphql", byHash)).Json["data"]!["plan"]!["code"]);
        var address = $"/graphql?operationName=Names&variables={{\"plan\":\"{plan}\"}}&extensions=";
        address += Uri.EscapeDataString(JsonSerializer.Serialize(named));
        Assert.Equal(plan, (string?)(await api.Get(address)).Json["data"]!["plan"]!["code"]);
    }

    [Theory]
    [InlineData("""{"a": "{ nothing }"}""", "nothing")]
    [InlineData("""{"a": "{ plan("}""", "cannot be used")]
    [InlineData("""{"a": 1}""", "no list of GraphQL documents")]
    [InlineData("""["a"]""", "no list of GraphQL documents")]
    [InlineData("""{"operations": [{"id": "a"}]}""", "no list of GraphQL documents")]
    [InlineData("{", "no list of GraphQL documents")]
    [InlineData("{}", "there are none")]
    [InlineData(null, "cannot be read")]
    public async Task FileThatCannotServe_IsNamedAtTheStart(string? content, string says)
    {
        var path = Path.Combine(_folder, "wrong.json");
        if (content is not null)
            await File.WriteAllTextAsync(path, content);

        var failure = await Assert.ThrowsAsync<CannotStart>(async () =>
            await Startup.Prepare(
                ServiceHost.Build([
                    $"--ConnectionStrings:Plan=Data Source={_folder}/plan.db",
                    "--ReferencePlan:Load=false",
                    $"--GraphQL:Documents:0={path}",
                    "--GraphQL:DocumentsOnly=true",
                ])
            )
        );

        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    private static (int Status, string? Code) Code(Answer answer) =>
        (answer.Status, (string?)answer.Json["errors"]![0]!["extensions"]!["code"]);

    private static async Task<(Client Api, string Plan)> Plan(TestService service) =>
        (service.Api.With("Accept", Graph), (await service.NewPlan())["/v1/plans/".Length..]);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private string Manifest(object content)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, JsonSerializer.Serialize(content));
        return path;
    }

    private static CustomService Service(bool only, params string[] files)
    {
        var settings = files.Select((file, at) => KeyValuePair.Create($"GraphQL:Documents:{at}", file)).ToDictionary();
        settings["GraphQL:DocumentsOnly"] = only ? "true" : "false";
        return new CustomService(new TestOptions { Settings = settings });
    }
}
