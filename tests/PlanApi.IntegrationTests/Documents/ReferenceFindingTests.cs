using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Validation;

namespace PlanApi.IntegrationTests.Documents;

/// <summary>
/// What the plan claims twice with different numbers, found in the reference document, since each number stands at its true place.
/// </summary>
public sealed class ReferenceFindingTests
{
    private static readonly Lazy<(PlanDocument Document, IReadOnlyList<Finding> Findings)> _reference = new(() =>
    {
        var document = PlanDocumentReader.Read(File.ReadAllBytes(Cli.Documents.Reference), DocumentFormat.Yaml).Read!.Document;
        return (document, [.. PlanValidator.Validate(document, new DateOnly(2024, 1, 15)).Findings]);
    });

    [Theory]
    [InlineData("target-contradiction", "benchmark-brands-budget", "benchmark-brands-expected")]
    [InlineData("target-contradiction", "benchmark-brands-budget", "benchmark-brands-short-term")]
    [InlineData("target-contradiction", "latam-gmv-share-initiative", "latam-gmv-share")]
    [InlineData("target-contradiction", "operating-efficiency-initiative", "operating-efficiency-direction")]
    [InlineData("target-contradiction", "effective-visitors-expected", "effective-visitors-kpi")]
    [InlineData("target-contradiction", "inquiry-conversion-expected", "inquiry-conversion-kpi")]
    [InlineData("target-contradiction", "average-order-value-expected", "average-order-value-kpi")]
    [InlineData("parts-exceed-whole", "head-count", "head-count-risk-control")]
    [InlineData("milestone-completes-less", "new-flagship-stores-milestone", "new-flagship-stores-kpi")]
    [InlineData("north-star-without-target", "user-value", "user-value")]
    [InlineData("line-without-core-indicator", "line/operations", "line/operations")]
    [InlineData("announced-place-without-target", "market/africa", "market/south-east-asia")]
    [InlineData("result-without-baseline", "service-providers-connected", "user-satisfaction-expected")]
    [InlineData("shares-and-levels", "budget-share-market-expansion", "budget-logistics")]
    [InlineData("list-count", "milestones", "milestones")]
    public void WhatThePlanClaimsTwiceIsFound(string rule, string one, string other) =>
        Assert.Contains(
            _reference.Value.Findings,
            finding =>
                finding.Rule == rule && finding.Places.Any(place => place.Key == one) && finding.Places.Any(place => place.Key == other)
        );

    [Fact]
    public void TheMidTiersStartIsUnder30And30OnOneIndicator()
    {
        var finding = Assert.Single(_reference.Value.Findings, finding => finding.Rule == "baseline-contradiction");

        Assert.All(finding.Places, place => Assert.Equal("gmv-share-by-tier", place.Indicator.ToString()));
        Assert.Equal(["≥ 30", "< 30"], finding.Arithmetic.Select(step => step.Result));
    }

    [Fact]
    public void TheCapOfLatinAmericaStandsBesideItsAims()
    {
        var claims = _reference.Value.Document.Targets.Where(target =>
            target.Indicator.ToString() == "gmv-share-by-market" && target.Scope.ToString() == "market=latam"
        );

        Assert.Equal(
            [("latam-gmv-share", "12"), ("latam-gmv-share-cap", "20"), ("latam-gmv-share-initiative", "18")],
            claims.OrderBy(target => target.Code).Select(target => (target.Code.ToString(), target.Value.ToString()))
        );
    }

    [Theory]
    [InlineData("benchmark-cases", "10")]
    [InlineData("industry-experts-hired", "15")]
    [InlineData("new-hires", "150")]
    [InlineData("internal-transfers", "150")]
    [InlineData("new-flagship-stores-milestone", "10")]
    public void WhatIsClaimedOnceIsHeld(string code, string value) =>
        Assert.Equal(value, Assert.Single(_reference.Value.Document.Targets, target => target.Code.ToString() == code).Value.ToString());
}
