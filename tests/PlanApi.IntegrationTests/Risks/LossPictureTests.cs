using System.Xml.Linq;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Risks;

/// <summary>The loss exceedance curve as a picture.</summary>
public sealed class LossPictureTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Picture_SaysWhatTheRisksCost_AndWhetherThatIsTolerated()
    {
        var plan = await Plan();
        var picture = (await service.Api.Get($"{plan}/risk-simulations/picture?trials=5000&seed=7&reserve=100&tolerance=50:10,200:0")).Is(
            200
        );

        Assert.Equal("image/svg+xml", picture.Type);
        var svg = XDocument.Parse(picture.Text);
        var description = svg.Root!.Elements().First(element => element.Name.LocalName == "desc").Value;
        Assert.Contains("The risks cost 100 at most in 95 % of the years", description, StringComparison.Ordinal);
        Assert.Contains("A reserve of 100 is enough in 100 % of them.", description, StringComparison.Ordinal);
        Assert.Contains("That is more than is tolerated", description, StringComparison.Ordinal);
        Assert.Contains($"POST {plan}/risk-simulations", description, StringComparison.Ordinal);
        Assert.Equal(
            picture.Text,
            (await service.Api.Get($"{plan}/risk-simulations/picture?trials=5000&seed=7&reserve=100&tolerance=50:10,200:0")).Is(200).Text
        );
        Assert.Contains(
            "可容忍",
            (await service.Api.With("Accept-Language", "zh").Get($"{plan}/risk-simulations/picture?tolerance=50:10")).Is(200).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("trials=many", "wrong-type /trials")]
    [InlineData("trials=0", "out-of-range /trials")]
    [InlineData("reserve=1.23456", "too-many-decimals /reserve")]
    [InlineData("tolerance=5", "wrong-type /tolerance/0/probability")]
    public async Task Question_WithAFault_IsRefused(string query, string fault)
    {
        var refused = (await service.Api.Get($"{await Plan()}/risk-simulations/picture?{query}")).Is(400).Json["faults"]![0]!;

        Assert.Equal(fault, $"{refused["code"]} {refused["pointer"]}");
    }

    /// <summary>A quarter of all years cost 100.</summary>
    private async Task<string> Plan()
    {
        var plan = await service.NewPlan(edit: document =>
            document.Replace("names: {en: Small}", "names: {en: \"<b>Small</b>\"}", StringComparison.Ordinal)
        );
        foreach (var (list, text) in new[] { ("risks", "currency-falls"), ("risks", "new-taxes") })
        {
            var path = $"{plan}/{list}/{text}";
            (await service.Api.Patch(path, """{"closed":"2024-01-01"}""", (await service.Api.Get(path)).ETag)).Is(200);
        }
        (await service.Api.Post($"{plan}/risks", """{"code":"fire","probability":25}""")).Is(201);
        (
            await service.Api.Post(
                $"{plan}/risk-impacts",
                """{"code":"fire-costs","risk":"fire","distribution":"discrete","values":[100],"weights":[1]}"""
            )
        ).Is(201);
        return plan;
    }
}
