using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace PlanApi.IntegrationTests.GraphQL;

public sealed class HttpTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    private const string Graph = "application/graphql-response+json";

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData(Graph, Graph)]
    [InlineData("application/json;q=0.5, application/graphql-response+json", Graph)]
    [InlineData("application/graphql-response+json;q=0.5, application/json", "application/json")]
    [InlineData("text/html, application/json;q=0.5", "application/json")]
    public async Task Post_AnswersInTheTypeThatTheClientLikesBest(string? accept, string type)
    {
        using var response = await Post("""{"query": "{ __typename }"}""", accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType?.CharSet);
    }

    [Theory]
    [InlineData(Graph, "{", 400)]
    [InlineData("application/json", "{", 200)]
    [InlineData(Graph, "{ nothing }", 400)]
    [InlineData("application/json", "{ nothing }", 200)]
    [InlineData(Graph, "query A { __typename } query B { __typename }", 400)]
    public async Task Post_OfAQueryAtFault_HasTheStatusOfTheType(string accept, string query, int status)
    {
        using var response = await Post(JsonSerializer.Serialize(new { query }), accept);
        var (answered, body) = await GraphQLHost.Read(response);

        Assert.Equal(status, answered);
        Assert.NotEmpty(GraphQLHost.Code(body));
        Assert.False(body.TryGetProperty("data", out _));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"query": 1}""", 400)]
    [InlineData("""{"query": "{ __typename }", "variables": []}""", 400)]
    [InlineData("""{"query": "{ __typename }", "operationName": {}}""", 400)]
    [InlineData("""{"query": "{ __typename } # \ud800"}""", 400)]
    [InlineData("""{"query": "{ __typename }", "variables": {"a": ["\udc00"]}}""", 400)]
    [InlineData("""{"query": "{ __typename }", "variables": {"\ud800": 1}}""", 400)]
    [InlineData("""{"query": "{ __typename }", "query": "{ __typename }"}""", 400)]
    public async Task Post_OfWhatIsNoRequest_IsRefused(string body, int status)
    {
        var (answered, answer) = await GraphQLHost.Read(await Post(body, "application/json"));

        Assert.Equal(status, answered);
        Assert.Equal("bad-request", GraphQLHost.Code(answer));
    }

    [Fact]
    public async Task Batches_AreRefusedWithAReason()
    {
        var (status, body) = await GraphQLHost.Read(await Post("""[{"query": "{ __typename }"}]""", Graph));

        Assert.Equal(400, status);
        Assert.Contains("Several queries", body.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OfAnotherTypeOrForAnother_IsRefused()
    {
        using var client = host.CreateClient();
        using var form = await client.PostAsync(
            "/graphql",
            new StringContent("query={__typename}", Encoding.UTF8, "application/x-www-form-urlencoded")
        );
        using var latin = await client.PostAsync(
            "/graphql",
            new StringContent("""{"query": "{ __typename }"}""", Encoding.Latin1, "application/json")
        );
        using var image = await Post("""{"query": "{ __typename }"}""", "image/png");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, latin.StatusCode);
        Assert.Equal(HttpStatusCode.NotAcceptable, image.StatusCode);
    }

    [Fact]
    public async Task Get_AnswersQueriesAndRefusesMutations()
    {
        const string Mutation =
            "mutation M { createPlan(input: {code: \"x\", calendar: {year: 2024}, currency: \"CNY\"}) { plan { code } } }";
        using var query = await Get("query($c: Code!) { plan(code: $c) { code } }", variables: """{"c": "intl-2024"}""");
        using var mutation = await Get(Mutation);
        using var named = await Get(Mutation + " query Q { __typename }", operation: "M");
        using var harmless = await Get(Mutation + " query Q { __typename }", operation: "Q");

        Assert.Contains("intl-2024", await query.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, mutation.StatusCode);
        Assert.Equal(["POST"], mutation.Content.Headers.Allow);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, named.StatusCode);
        Assert.Equal(HttpStatusCode.OK, harmless.StatusCode);
        Assert.Equal(JsonValueKind.Null, (await host.Data("{ plan(code: \"x\") { code } }")).GetProperty("plan").ValueKind);
    }

    [Theory]
    [InlineData("4.6", "4.6")]
    [InlineData("4.6000", "4.6")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("123456789012345", "123456789012345")]
    [InlineData("12345678901.2345", "12345678901.2345")]
    [InlineData("46e-1", "4.6")]
    [InlineData("-0.5", "-0.5")]
    public async Task Numbers_AreExactAsLiteralsAndAsVariables(string written, string read)
    {
        const string Input = "{ code: \"n\", indicator: \"seller-satisfaction\", comparator: EQUAL, value: $VALUE }";
        var literal =
            $"mutation {{ createTarget(plan: \"intl-2024\", input: {Input.Replace("$VALUE", written, StringComparison.Ordinal)}) "
            + "{ target { value version } errors { code faults { code pointer } } } }";
        var variable =
            $"mutation($VALUE: Decimal!) {{ createTarget(plan: \"intl-2024\", input: {Input}) "
            + "{ target { value version } errors { code faults { code pointer } } } }";

        Assert.Equal(read, await Value(JsonSerializer.Serialize(new { query = literal })));
        Assert.Equal(read, await Value($"{{\"query\": {JsonSerializer.Serialize(variable)}, \"variables\": {{\"VALUE\": {written}}}}}"));
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("0.00001")]
    [InlineData("1234567890123456")]
    public async Task Numbers_ThatCannotBeHeldAreFaults(string written)
    {
        var query =
            "mutation { createTarget(plan: \"intl-2024\", input: { code: \"n2\", indicator: \"seller-satisfaction\", "
            + $"comparator: EQUAL, value: {written} }}) {{ target {{ value }} errors {{ code faults {{ pointer }} }} }} }}";

        var error = (await host.Data(query)).GetProperty("createTarget").GetProperty("errors")[0];

        Assert.Equal("/value", error.GetProperty("faults")[0].GetProperty("pointer").GetString());
    }

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    public async Task Numbers_ThatAreNoneAreRefused(string written)
    {
        var (status, body) = await GraphQLHost.Read(
            await Post(
                $"{{\"query\": \"query($v: Decimal!) {{ plan(code: \\\"a\\\") {{ code }} }}\", \"variables\": {{\"v\": {written}}}}}",
                Graph
            )
        );

        Assert.Equal(400, status);
        Assert.Equal("invalid-query", GraphQLHost.Code(body));
    }

    [Fact]
    public async Task Browsers_GetTheExplorerAndItsFilesFromHere()
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        using var page = await client.GetAsync("/graphql");
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("script-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        foreach (
            var file in (string[])
                [
                    "graphiql.min.js",
                    "graphiql.min.css",
                    "react.production.min.js",
                    "react-dom.production.min.js",
                    "explorer.js",
                    "explorer.css",
                ]
        )
        {
            Assert.Contains($"/graphql/explorer/{file}", html, StringComparison.Ordinal);
            using var asset = await client.GetAsync($"/graphql/explorer/{file}");
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            using var again = new HttpRequestMessage(HttpMethod.Get, $"/graphql/explorer/{file}");
            again.Headers.IfNoneMatch.Add(asset.Headers.ETag!);
            Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/graphql/explorer/..%2fappsettings.json")).StatusCode);
    }

    private async Task<string> Value(string body)
    {
        var (_, answer) = await GraphQLHost.Read(await Post(body, Graph));
        var payload = answer.GetProperty("data").GetProperty("createTarget");
        Assert.Equal("[]", payload.GetProperty("errors").GetRawText());
        await host.Data(
            "mutation($v: Long) { deleteTarget(plan: \"intl-2024\", code: \"n\", expectedVersion: $v) { errors { code } } }",
            new { v = payload.GetProperty("target").GetProperty("version").GetInt64() }
        );
        return payload.GetProperty("target").GetProperty("value").GetRawText();
    }

    private async Task<HttpResponseMessage> Post(string body, string? accept)
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var range in accept?.Split(", ") ?? [])
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(range));
        return await client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> Get(string query, string? variables = null, string? operation = null)
    {
        using var client = host.CreateClient();
        return await client.GetAsync(
            $"/graphql?query={Uri.EscapeDataString(query)}&variables={Uri.EscapeDataString(variables ?? "")}&operationName={operation}"
        );
    }
}
