using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Decomposition;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.OData;

/// <summary>Lists of REST as files, by suffix and by Accept: the rows of the table, with the filters of the list.</summary>
public sealed class ListFileTests(ReferenceWithActuals service) : IClassFixture<ReferenceWithActuals>
{
    private const string Plan = "/v1/plans/intl-2024";

    /// <summary>Files are asked for beside the OpenAPI document, whose clients read JSON.</summary>
    private Client Api => service.Api.Unchecked();

    [Theory]
    [InlineData("targets", "Targets")]
    [InlineData("objectives", "Objectives")]
    [InlineData("dimensions/tier/members", "Members?$filter=Dimension eq 'tier'")]
    [InlineData("lights", "Lights")]
    [InlineData("alerts", "Alerts")]
    [InlineData("change-sets", "History")]
    public async Task AList_IsTheFileOfItsTable_BySuffixAndByAccept(string list, string table)
    {
        var address = table.Contains('?', StringComparison.Ordinal)
            ? table.Replace("?", ".csv?", StringComparison.Ordinal)
            : table + ".csv";
        var file = (await Api.Get($"/odata/intl-2024/{address}")).Is(200).Text;
        var bySuffix = (await Api.Get($"{Plan}/{list}.csv")).Is(200);
        Assert.Equal(file, bySuffix.Text);
        Assert.Equal(file, (await Api.With("Accept", "text/csv").Get($"{Plan}/{list}")).Is(200).Text);
        Assert.Equal(file, (await Api.With("Accept", "application/json;q=0.5, text/csv").Get($"{Plan}/{list}")).Is(200).Text);
        foreach (var type in new[] { "*/*", "application/json", "text/csv;q=0.1, */*", "text/html, */*;q=0.8" })
            Assert.NotNull((await Api.With("Accept", type).Get($"{Plan}/{list}")).Is(200).Json["items"]);
    }

    [Theory]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("parquet", "application/vnd.apache.parquet")]
    [InlineData("ndjson", "application/x-ndjson")]
    public async Task OtherFiles_AreThereToo(string suffix, string type)
    {
        foreach (
            var answer in new[]
            {
                (await Api.Get($"{Plan}/targets.{suffix}")).Is(200),
                (await Api.With("Accept", type).Get($"{Plan}/targets")).Is(200),
            }
        )
        {
            Assert.StartsWith(type, answer.Type, StringComparison.Ordinal);
            Assert.Equal($"intl-2024-Targets.{suffix}", answer.Response.Content.Headers.ContentDisposition!.FileName);
        }
    }

    /// <summary>Also filters that are no column of the table.</summary>
    [Theory]
    [InlineData("targets?indicator=gmv,orders")]
    [InlineData("targets?at=tier=mid&comparator=atLeast")]
    [InlineData("targets?period=2024&sort=-indicator")]
    [InlineData("targets?first=3")]
    [InlineData("key-results?sort=-code")]
    [InlineData("targets?indicator=nothing")]
    public async Task Filters_Orders_AndHowMany_AreTheLists(string asked)
    {
        var list = (await Api.Get($"{Plan}/{asked}{(asked.Contains("first", StringComparison.Ordinal) ? "" : "&first=1000")}")).Is(200);
        var file = (await Api.With("Accept", "application/x-ndjson").Get($"{Plan}/{asked}")).Is(200).Text;
        var rows = file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string)JsonNode.Parse(line)!["Code"]!).ToList();
        var codes = list.Items.Select(item => (string)item["code"]!).ToList();
        Assert.Equal(codes.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
        if (asked.EndsWith("-code", StringComparison.Ordinal))
            Assert.Equal(codes, rows);
    }

    [Fact]
    public async Task ALimitedKey_GetsWhatItSees()
    {
        var key = service.With(
            (
                await service.NewKey(
                    Role.Viewer,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Parse("mid")] } }
                )
            ).Key!
        );
        var list = (await key.Get($"{Plan}/targets?first=1000&at=tier=mid")).Is(200).Items.Select(item => (string)item["code"]!);
        var file = (await key.Get($"{Plan}/targets.ndjson?at=tier=mid")).Is(200).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(file);
        Assert.Equal(
            list.Order(StringComparer.Ordinal),
            file.Select(line => (string)JsonNode.Parse(line)!["Code"]!).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("targets", "image/png", 406, "not-acceptable", "application/json or text/csv")]
    [InlineData("calendar", "text/csv", 406, "not-acceptable", "application/json")]
    [InlineData("lights?light=red", "text/csv", 406, "not-acceptable", "/odata/intl-2024/Lights.csv?$filter=")]
    [InlineData("targets?after=abc", "text/csv", 406, "not-acceptable", "'after'")]
    [InlineData("change-sets?asOf=1", "text/csv", 400, "as-of-unsupported", "")]
    [InlineData("targets?nothing=1", "text/csv", 400, "invalid", "")]
    [InlineData("targets.csv?comparator=none", "*/*", 400, "invalid", "")]
    [InlineData("members.csv", "*/*", 404, "not-found", "")]
    [InlineData("nothing.csv", "*/*", 404, "not-found", "")]
    [InlineData("dimensions/nowhere/members.csv", "*/*", 404, "not-found", "")]
    public async Task WhatCannotBeGiven_IsRefused_WithWhatCan(string asked, string accept, int status, string code, string says)
    {
        var answer = await Api.With("Accept", accept).Get($"{Plan}/{asked}");
        answer.IsProblem(status, code);
        Assert.Contains(says, (string)answer.Json["detail"]!, StringComparison.Ordinal);
    }
}
