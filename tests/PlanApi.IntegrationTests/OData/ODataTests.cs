using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;
using PlanApi.Domain;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Lists;
using PlanApi.UnitTests;

namespace PlanApi.IntegrationTests.OData;

/// <summary>What analysts' tools rely on when they read a plan's tables.</summary>
public sealed class ODataTests(ManyParts parts) : IClassFixture<ManyParts>
{
    private const string Root = "/odata/many";

    public static TheoryData<string> Kinds => [.. Suites.Third(PartKind.All).Select(kind => kind.Plural)];

    /// <summary>Numbers, texts, days and marks are in the columns of their names, as the REST list has them.</summary>
    [Theory, MemberData(nameof(Kinds)), Trait("Suite", Suites.Both)]
    public async Task Rows_SayWhatTheRestListSays(string table)
    {
        var kind = PartKind.All.Single(known => known.Plural == table);
        var path = kind.InDimension ? $"dimensions/a0/{kind.Segment}" : kind.Segment;
        var items = (await parts.Service.Api.Get($"{ManyParts.Plan}/{path}?first=1000")).Is(200).Items;
        var rows = (await Get($"{table}{(kind.InDimension ? "?$filter=Dimension eq 'a0'" : "")}")).Rows;

        Assert.NotEmpty(items);
        Assert.Equal(items.Select(item => (string)item["code"]!), rows.Select(row => (string)row["Code"]!));
        foreach (var (item, row) in items.Zip(rows))
        {
            foreach (var (name, value) in item.AsObject().Where(field => field.Value is JsonValue && field.Key != "id"))
            {
                var column = char.ToUpperInvariant(name[0]) + name[1..];
                Assert.True(row.AsObject().ContainsKey(column), $"{table} has no {column}");
                Assert.True(JsonNode.DeepEquals(value, row[column]), $"{table}.{column} of {item["code"]}: {row[column]}, not {value}");
            }
            if (item["scope"] is { } scope)
                Assert.Equal(string.Join(';', scope.AsObject().Select(pair => $"{pair.Key}={pair.Value}")), (string)row["Scope"]!);
            if (item["names"] is { } names)
                Assert.Equal((string?)names["en"] ?? (string?)names.AsObject().First().Value, (string?)row["Name"]);
        }
    }

    [Fact]
    public async Task Metadata_IsAValidModel_WithEveryKindOfPart()
    {
        var answer = (await parts.Service.Api.Get($"{Root}/$metadata")).Is(200);
        Assert.Equal("application/xml", answer.Type);
        Assert.Equal("4.0", answer.Response.Headers.GetValues("OData-Version").Single());
        using var reader = XmlReader.Create(new StringReader(answer.Text));
        var model = CsdlReader.Parse(reader);
        Assert.True(model.Validate(out var errors), string.Join('\n', errors));
        var sets = model.EntityContainer.EntitySets().ToList();
        Assert.Equal((await Get("")).Rows.Select(set => (string)set["name"]!), sets.Select(set => set.Name));
        Assert.Empty(PartKind.All.Select(kind => kind.Plural).Except(sets.Select(set => set.Name)));
        Assert.All(sets, set => Assert.All(set.EntityType.Key(), key => Assert.False(key.Type.IsNullable)));
    }

    /// <summary>The name of a member stands beside its code: neither is taken for a dimension that is called like it.</summary>
    [Fact]
    public async Task Metadata_OfDimensionsWithNamesAlike_IsAValidModel()
    {
        const string Plan = """
            format: planapi/1
            plan: {code: alike, calendar: {year: 2024}, currency: EUR, timeZone: UTC}
            dimensions: [{code: tier}, {code: tier-name}, {code: name}, {code: tier_name}, {code: tiername}]
            """;
        (await parts.Service.Api.Post("/v1/plan-documents", Plan, "application/yaml")).Is(201);

        using var reader = XmlReader.Create(new StringReader((await parts.Service.Api.Get("/odata/alike/$metadata")).Is(200).Text));

        var model = CsdlReader.Parse(reader);
        Assert.True(model.Validate(out var errors), string.Join('\n', errors));
        var columns = model.FindDeclaredEntitySet("Numbers").EntityType.Properties().Select(column => column.Name).ToList();
        Assert.Equal(10, columns.Count(column => column.StartsWith("Scope", StringComparison.Ordinal) && column != "Scope"));
    }

    [Theory]
    [InlineData("Targets", "Code")]
    [InlineData("Targets", "Value desc,Code desc")]
    [InlineData("Targets", "Period,Indicator desc")]
    [InlineData("Targets", "UpperValue desc")]
    [InlineData("Objectives", "Owner")]
    [InlineData("Objectives", "length(Code) desc,tolower(Code)")]
    [InlineData("Members", "Parent,Dimension desc")]
    public async Task Pages_InAnyOrder_HaveEachRowOnce(string table, string order)
    {
        var all = (await Get($"{table}?$orderby={order}")).Rows;
        var (paged, address, pages) = (new List<JsonNode>(), $"{Root}/{table}?$orderby={order}&$count=true", 0);
        while (address is not null)
        {
            var page = await Read(address, "odata.maxpagesize=5");
            Assert.InRange(page.Rows.Count, 1, 5);
            Assert.Equal(all.Count, (int)page.Answer.Json["@odata.count"]!);
            paged.AddRange(page.Rows);
            (address, pages) = (page.Next!, pages + 1);
        }
        Assert.Equal((all.Count + 4) / 5, pages);
        Assert.Equal(all.Select(Text), paged.Select(Text));
        Assert.Equal(all.Count, all.Select(Text).Distinct().Count());
    }

    [Fact]
    public async Task TopAndSkip_AreOfTheWholeAnswer_NotOfAPage()
    {
        var all = (await Get("Targets")).Rows;
        var page = await Read($"{Root}/Targets?$top=12&$skip=3&$select=Code", "maxpagesize=5");
        var rows = page.Rows.ToList();
        while (page.Next is { } next)
        {
            page = await Read(next, "maxpagesize=5");
            rows.AddRange(page.Rows);
        }
        Assert.Equal(all.Skip(3).Take(12).Select(row => (string)row["Code"]!), rows.Select(row => (string)row["Code"]!));
        Assert.All(rows, row => Assert.Equal(["Code"], row.AsObject().Select(column => column.Key)));
        Assert.Empty((await Get("Targets?$top=0")).Rows);
        Assert.Equal($"{all.Count}", (await parts.Service.Api.Get($"{Root}/Targets/$count")).Is(200).Text);
    }

    /// <summary>Whatever is asked, the database answers as a reading of the filter over the rows themselves does.</summary>
    [Fact, Trait("Suite", Suites.Both)]
    public async Task Filters_LeaveTheRowsForWhichTheyAreTrue()
    {
        var tables = new Dictionary<string, IReadOnlyList<JsonNode>>();
        foreach (var table in new[] { "Targets", "Objectives", "Members", "Indicators", "BudgetItems", "ExchangeRates", "Initiatives" })
            tables[table] = (await Get(table)).Rows;
        for (var seed = 0; seed < Suites.Of(quick: 150, slow: 5_000); seed++)
        {
            var random = new Random(seed);
            var (table, all) = tables.ElementAt(random.Next(tables.Count));
            var filter = DrawnFilter.Of(random, all, depth: 3);
            var found = (await Get($"{table}?$filter={Uri.EscapeDataString(filter.Text)}")).Rows;
            Assert.True(
                all.Where(filter.Holds).Select(Text).SequenceEqual(found.Select(Text)),
                $"seed {seed}: {table}?$filter={filter.Text} leaves {found.Count}, not {all.Count(filter.Holds)}"
            );
        }
    }

    [Theory]
    [InlineData("1.50")]
    [InlineData("1.5e0")]
    [InlineData("15e-1")]
    [InlineData("0.15E1")]
    [InlineData("1.5m")]
    [InlineData("1.5d")]
    [InlineData("1.5000000000000000000000000")]
    public async Task Numbers_AreComparedExactly_HoweverTheyAreWritten(string number)
    {
        var all = (await Get("ExchangeRates")).Rows.Count;
        Assert.True(all > 0);
        Assert.Equal(all, (await Get($"ExchangeRates?$filter=Value eq {number}")).Rows.Count);
        Assert.Equal(all, (await Get($"ExchangeRates?$filter=Value in (7,{number.TrimEnd('m', 'd')})")).Rows.Count);
        Assert.Empty((await Get($"ExchangeRates?$filter=Value lt {number}")).Rows);
        Assert.Equal(all, (await Get("ExchangeRates?$filter=Value lt 1.500000000000000000000001")).Rows.Count);
        Assert.Equal(all, (await Get("ExchangeRates?$filter=Value gt 1.499999999999999999999999")).Rows.Count);
        Assert.Equal(all, (await Get("ExchangeRates?$filter=Value lt 1e27 and Value gt -1e27")).Rows.Count);
        Assert.Empty((await Get("ExchangeRates?$filter=Value eq 1.500000000000000000000001")).Rows);
    }

    [Theory]
    [InlineData("$expand=Indicator", "unknown-parameter $expand")]
    [InlineData("$search=gmv", "unknown-parameter $search")]
    [InlineData("$compute=Value add 1 as More", "unknown-parameter $compute")]
    [InlineData("$levels=2", "unknown-parameter $levels")]
    [InlineData("first=2", "unknown-parameter first")]
    [InlineData("$filter=Valu eq 1", "syntax $filter")]
    [InlineData("$filter=Value eq", "syntax $filter")]
    [InlineData("$filter=Value", "syntax $filter")]
    [InlineData("$filter=Value add 1 eq 2", "not-allowed $filter")]
    [InlineData("$filter=Value eq 1e99999", "not-allowed $filter")]
    [InlineData("$filter=Value eq INF", "not-allowed $filter")]
    [InlineData("$filter=Code eq 1", "not-allowed $filter")]
    [InlineData("$filter=contains(Code,Indicator)", "not-allowed $filter")]
    [InlineData("$filter=geo.distance(Code,Code) gt 1", "syntax $filter")]
    [InlineData("$filter=", "empty-filter $filter")]
    [InlineData("$filter=true&$filter=false", "empty-filter $filter")]
    [InlineData("$orderby=Nothing", "syntax $orderby")]
    [InlineData("$select=Nothing", "syntax $select")]
    [InlineData("$top=-1", "wrong-type $top")]
    [InlineData("$top=many", "wrong-type $top")]
    [InlineData("$skip=1.5", "wrong-type $skip")]
    [InlineData("$count=yes", "wrong-type $count")]
    [InlineData("$format=xml", "not-allowed $format")]
    [InlineData("$skiptoken=WyJub3QiXQ", "bad-cursor $skiptoken")]
    [InlineData("$skiptoken=%00", "bad-cursor $skiptoken")]
    public async Task WhatIsNotServed_IsRefused_ByName(string query, string fault) => Assert.Equal(fault, await Refusal(query));

    [Fact]
    public async Task Bombs_AreRefused_BeforeTheyAreRead()
    {
        Assert.Equal("too-large $filter", await Refusal($"$filter={string.Join(" or ", Enumerable.Repeat("Value eq 1", 600))}"));
        Assert.Equal("too-large $filter", await Refusal($"$filter={string.Join(" or ", Enumerable.Repeat("Basis eq ''", 401))}"));
        Assert.Equal("too-deep $filter", await Refusal($"$filter={new string('(', 500)}true{new string(')', 500)}"));
        Assert.Equal("too-large $filter", await Refusal($"$filter={string.Concat(Enumerable.Repeat("not ", 2_500))}true"));
        Assert.NotEqual(500, (await Get($"Targets?$filter={string.Concat(Enumerable.Repeat("not ", 1_900))}true", 400)).Answer.Status);
        Assert.Equal(24, (await Get($"Targets?$filter={string.Join(" or ", Enumerable.Repeat("Code ne '-'", 199))}")).Rows.Count);
    }

    [Fact]
    public async Task Tables_ThatAreNot_AreNotFound()
    {
        var answer = (await parts.Service.Api.Get($"{Root}/Cells")).Is(404);
        Assert.Equal("not-found", (string)answer.Json["error"]!["code"]!);
        (await parts.Service.Api.Get("/odata/nowhere")).Is(404);
        (await parts.Service.Api.Get("/odata/nowhere/Targets")).Is(404);
        (await parts.Service.Api.Get($"{Root}/targets")).Is(404);
    }

    [Fact]
    public async Task Key_InBrackets_IsOneRow()
    {
        var target = (await Get("Targets?$top=1&$skip=3")).Rows[0];
        Assert.Equal(Text(target), Text(await One($"Targets('{target["Code"]}')")));
        Assert.Equal(Text(target), Text(await One($"Targets(Code=%27{target["Code"]}%27)")));
        var chosen = await One($"Targets('{target["Code"]}')?$select=Indicator,Code");
        Assert.Equal(["Indicator", "Code"], chosen.AsObject().Select(column => column.Key));
        var member = (await Get("Members?$top=1&$skip=2")).Rows[0];
        Assert.Equal(Text(member), Text(await One($"Members(Code='{member["Code"]}',Dimension='{member["Dimension"]}')")));
        Assert.Equal("2024-06-18", (string?)(await One("Calendar(2024-06-18)"))["Date"]);
        Assert.Equal(1, (int?)(await One("History(1)"))["Sequence"]);

        async Task<JsonNode> One(string address)
        {
            var row = (await Get(address)).Answer.Json.DeepClone();
            Assert.EndsWith("/$entity", (string)row["@odata.context"]!, StringComparison.Ordinal);
            row.AsObject().Remove("@odata.context");
            return row;
        }
    }

    [Theory]
    [InlineData("Targets('nowhere')", 404)]
    [InlineData("Targets('it''s')", 404)]
    [InlineData("Nowhere('a')", 404)]
    [InlineData("History(0)", 404)]
    [InlineData("Targets(1)", 400)]
    [InlineData("Targets()", 400)]
    [InlineData("Targets('a)", 400)]
    [InlineData("Targets('a','b')", 400)]
    [InlineData("Targets(Value=1)", 400)]
    [InlineData("Members('a')", 400)]
    [InlineData("Calendar('2024-06-18')", 400)]
    [InlineData("History(1e9)", 400)]
    [InlineData("Targets('a')('b')", 400)]
    [InlineData("Targets('nowhere')?$filter=true", 400)]
    [InlineData("Targets('nowhere')?$top=1", 400)]
    public async Task Key_OfNoRow_IsNotFound_AndWhatIsNoKeyIsRefused(string address, int status) => await Get(address, status);

    [Fact]
    public async Task NumbersAsTexts_AreForWhoAsksForThem()
    {
        var plain = (await Get("ExchangeRates?$top=1")).Rows[0];
        Assert.Equal("1.5", plain["Value"]!.ToJsonString());
        var asTexts = await parts
            .Service.Api.With("Accept", "application/json;odata.metadata=minimal;IEEE754Compatible=true")
            .Get($"{Root}/ExchangeRates?$top=1");
        Assert.Equal("\"1.5\"", asTexts.Json["value"]![0]!["Value"]!.ToJsonString());
    }

    /// <summary>Rows that come meanwhile are told once or not at all; those that were there are told once.</summary>
    [Fact]
    public async Task Pages_WhileRowsAreAdded_HaveEachOldRowOnce()
    {
        var before = (await Get("Sections")).Rows.Select(row => (string)row["Code"]!).ToList();
        var (codes, address, added) = (new List<string>(), $"{Root}/Sections?$select=Code", 0);
        while (address is not null)
        {
            var page = await Read(address, "odata.maxpagesize=4");
            codes.AddRange(page.Rows.Select(row => (string)row["Code"]!));
            foreach (var code in new[] { $"0-{added}", $"zz-{added}" })
                (await parts.Service.Api.Post($"{ManyParts.Plan}/sections", $$"""{"code":"{{code}}","purpose":"other"}""")).Is(201);
            (address, added) = (added < 20 ? page.Next! : null!, added + 1);
        }
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Empty(before.Except(codes));
    }

    [Fact]
    public async Task Rows_AsOfTheBeginning_AreThoseOfThen()
    {
        await parts.Service.Api.Post($"{ManyParts.Plan}/phases", """{"code":"later"}""");
        Assert.Contains((await Get("Phases")).Rows, row => (string)row["Code"]! == "later");
        Assert.DoesNotContain((await Get("Phases?asOf=1")).Rows, row => (string)row["Code"]! == "later");
    }

    private async Task<string> Refusal(string query)
    {
        var error = (await Get($"Targets?{query}", 400)).Answer.Json["error"]!;
        Assert.Equal("invalid", (string)error["code"]!);
        Assert.NotEmpty((string)error["message"]!);
        var detail = Assert.Single(error["details"]!.AsArray())!;
        return $"{detail["code"]} {detail["target"]}";
    }

    private async Task<Page> Get(string path, int status = 200) =>
        new((await parts.Service.Api.Get(path.Length == 0 ? Root : $"{Root}/{path}")).Is(status));

    private async Task<Page> Read(string address, string prefer) =>
        new((await parts.Service.Api.With("Prefer", prefer).Get(address)).Is(200));

    private static string Text(JsonNode row) => row.ToJsonString();

    private sealed record Page(Answer Answer)
    {
        public IReadOnlyList<JsonNode> Rows => [.. Answer.Json["value"]!.AsArray().Select(row => row!)];

        public string? Next => (string?)Answer.Json["@odata.nextLink"];
    }
}
