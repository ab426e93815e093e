using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Parts;

public sealed class MentionTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    [InlineData(
        "sections/1",
        "groups 'emerging', lists 'data-sources', objectives 'latam-first', sections '1.1', targets 'latam-gmv', weights 'latam-weight'"
    )]
    [InlineData(
        "sections/3",
        "dimensions 'market', indicators 'gmv', review schedules 'monthly', targets 'total', the plan itself, weight windows 'sale'"
    )]
    [InlineData(
        "parties/coo",
        "budget items 'all-money', committee seats 'chair', holds 'total-hold', initiatives 'go-mexico', key risk indicators "
            + "'taxes-watched', objectives 'growth', parties 'sales-team', "
            + "review schedules 'monthly', risk assessments 'new-taxes-inherent', risk levels "
            + "'red', risk responses 'diversify', risks 'new-taxes', "
            + "slice assignments 'mexico-orders', teams 'everybody', waivers 'known-gap'"
    )]
    [InlineData("parties/sales-team", "key results 'latam-kr'")]
    [InlineData("dimensions/tier", "members 'head', 'mid', targets 'mid-gmv', the plan itself")]
    [InlineData(
        "dimensions/market",
        "cells, budget items 'mexico-money', groups 'emerging', 'mixed', holds 'mexico-hold', indicators 'orders', initiatives "
            + "'go-mexico', key risk indicators 'taxes-watched', "
            + "members 'eu', 'germany', 'jalisco' and more, milestones 'mexican-store', objectives 'latam-first', "
            + "review schedules 'weekly-latam', risks 'new-taxes', slice assignments 'mexico-orders', targets 'emerging-gmv', "
            + "'germany-gmv', 'latam-gmv' "
            + "and more, weights 'latam-weight'"
    )]
    [InlineData(
        "dimensions/market/members/latam",
        "groups 'emerging', 'mixed', key risk indicators "
            + "'taxes-watched', members 'mexico', objectives 'latam-first', review schedules 'weekly-latam', risks "
            + "'new-taxes', targets 'latam-gmv', weights 'latam-weight'"
    )]
    [InlineData("dimensions/market/members/eu", "cells, members 'germany'")]
    [InlineData("dimensions/tier/members/head", "members 'mid'")]
    [InlineData("dimensions/line/members/sales", "targets 'mexico-sales', weights 'latam-weight', 'sales-weight'")]
    [InlineData("dimensions/market/groups/emerging", "targets 'emerging-gmv'")]
    [InlineData("currencies/USD", "exchange rates 'usd-cny', targets 'total-usd'")]
    [InlineData("scenarios/baseline", "cells, scenarios 'cautious', the plan itself")]
    [InlineData(
        "indicators/gmv",
        "holds 'total-hold', key risk indicators 'taxes-watched', "
            + "phases 'build-up', review schedules 'monthly', risk impacts 'new-taxes-gmv', risks 'new-taxes', "
            + "targets 'emerging-gmv', 'germany-gmv', 'latam-gmv' and more, formulas of indicators 'order-value'"
    )]
    [InlineData("indicators/visitors", "cells, indicators 'order-rate'")]
    [InlineData("targets/latam-gmv", "key results 'latam-kr', risk responses 'diversify'")]
    [InlineData("objectives/growth", "key results 'growth-kr', objectives 'latam-first', weights 'growth-weight'")]
    [InlineData("key-results/latam-kr", "weights 'kr-weight'")]
    [InlineData("weight-windows/sale", "weights 'sales-weight'")]
    [InlineData("phases/build-up", "dependencies 'store-after-build-up', initiatives 'go-south', milestones 'first-store'")]
    [InlineData("initiatives/go-south", "contributions 'go-south-total', initiatives 'go-mexico', milestones 'first-store'")]
    [InlineData("milestones/first-store", "dependencies 'mexico-after-store', 'store-after-build-up'")]
    [InlineData("budget-items/mexico-money", "budget entries 'mexico-fair', decision packages 'mexico-least'")]
    [InlineData("teams/sellers", "posts 'seller-lead', staff movements 'sellers-hired'")]
    [InlineData("risk-levels/orange", "risk categories 'political', risks 'new-taxes'")]
    [InlineData(
        "risks/new-taxes",
        "contingency plans 'leave-latam', key risk indicators "
            + "'taxes-watched', risk assessments 'new-taxes-inherent', risk cases 'tax-of-2019', risk correlations "
            + "'taxes-and-currency', risk impacts 'new-taxes-gmv', risk responses 'diversify'"
    )]
    public async Task Delete_OfWhatIsInUse_NamesWhatUsesIt(string part, string users)
    {
        var address = $"{await service.NewPlan()}/{part}";
        var etag = (await service.Api.Get(address)).Is(200).ETag;

        var refused = (await service.Api.Delete(address, etag)).IsProblem(409, "in-use");

        Assert.Contains(
            $"is still mentioned by {users}; change or delete those first.",
            (string)refused.Json["detail"]!,
            StringComparison.Ordinal
        );
        Assert.Equal(etag, (await service.Api.Get(address)).Is(200).ETag);
    }

    [Fact]
    public async Task Delete_OfTheBaselineThatNothingUses_IsRefused()
    {
        var plan = await service.NewPlan(edit: yaml =>
            yaml.Replace("scenarios:\n  - {code: cautious, parent: baseline}\n", "", StringComparison.Ordinal)
                .Replace("cells:", "cells: []", StringComparison.Ordinal)
                .Replace(
                    "  - {indicator: visitors, scope: {market: eu}, period: 2024-W12, measure: actual, value: 17}",
                    "",
                    StringComparison.Ordinal
                )
        );
        var etag = (await service.Api.Get($"{plan}/scenarios/baseline")).Is(200).ETag;

        (await service.Api.Delete($"{plan}/scenarios/baseline", etag)).IsProblem(409, "in-use");
        (await service.Api.Patch($"{plan}/scenarios/baseline", """{"code":"base"}""", etag)).HasFaults(
            "missing-field /parent",
            "not-allowed /code"
        );
    }

    [Fact]
    public async Task Delete_OfAMember_SucceedsOnceItsLastScopeIsGone()
    {
        var plan = await service.NewPlan();
        var (head, mid, target) = (
            $"{plan}/dimensions/tier/members/head",
            $"{plan}/dimensions/tier/members/mid",
            $"{plan}/targets/mid-gmv"
        );
        await Remove(target);
        await Remove(mid);

        await Remove(head);

        Assert.Empty((await service.Api.Get($"{plan}/dimensions/tier/members")).Items);
    }

    [Fact]
    public async Task Delete_OfAnIndicatorThatOnlyMentionsItself_Succeeds()
    {
        var plan = await service.NewPlan();
        var made = (await service.Api.Post($"{plan}/indicators", """{"code":"own","kind":"growth","unit":"percent"}""")).Is(201);
        await service.Api.Patch(made.Location!, """{"base":"own","formula":"[own] * 2"}""", made.ETag);

        await Remove(made.Location!);
    }

    [Fact]
    public async Task Delete_OfTheOwnCurrencysEntry_LeavesAmountsInIt()
    {
        var plan = await service.NewPlan();
        var made = (await service.Api.Post($"{plan}/currencies", """{"code":"CNY","names":{"zh":"人民币"}}""")).Is(201);

        await Remove(made.Location!);

        Assert.Equal("CNY", (string)(await service.Api.Get($"{plan}/exchange-rates/usd-cny")).Json["to"]!);
    }

    [Fact]
    public async Task Update_OfTheCodeOfACurrencyInUse_IsRefused()
    {
        var plan = await service.NewPlan();
        var dollar = await service.Api.Get($"{plan}/currencies/USD");

        (await service.Api.Patch($"{plan}/currencies/USD", """{"code":"EUR"}""", dollar.ETag)).HasFaults("not-allowed /code");
    }

    private async Task Remove(string address) => (await service.Api.Delete(address, (await service.Api.Get(address)).Is(200).ETag)).Is(204);
}
