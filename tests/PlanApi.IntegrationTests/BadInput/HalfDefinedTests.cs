using PlanApi.IntegrationTests.Kit;
using PlanApi.UnitTests;

namespace PlanApi.IntegrationTests.BadInput;

/// <summary>
/// An indicator that does not say yet what it is computed from is stored and found; whoever asks for its numbers is told that there are
/// none.
/// </summary>
public sealed class HalfDefinedTests(OpenService service) : IClassFixture<OpenService>
{
    public static TheoryData<string> Definitions => [.. Suites.Third(_definitions)];

    private static readonly string[] _definitions =
    [
        "kind: ratio, numerator: orders",
        "kind: ratio, denominator: orders",
        "kind: ratio",
        "kind: share",
        "kind: share, base: orders",
        "kind: share, shareOf: market",
        "kind: growth",
        "kind: growth, base: orders",
        "kind: growth, against: previousQuarter",
        "kind: formula",
        "kind: formula, formula: '[orders] / '",
        "kind: formula, formula: '[nothing] / [orders]'",
        "kind: formula, formula: '[half] + 1'",
        "kind: growth, base: half, against: previousQuarter",
        "kind: score, weightedBy: half",
    ];

    [Theory, MemberData(nameof(Definitions)), Trait("Suite", Suites.Both)]
    public async Task WhatIsAskedOfAHalfDefinedIndicator_IsAnswered(string definition)
    {
        var plan = await service.NewPlan(edit: document =>
            document
                .Replace(
                    "indicators:\n",
                    $$"""
                    indicators:
                      - {code: half, unit: percent, {{definition}}}

                    """,
                    StringComparison.Ordinal
                )
                .Replace(
                    "targets:\n",
                    """
                    targets:
                      - {code: half-target, indicator: half, period: "2024", comparator: atLeast, value: 1}
                      - {code: half-quarter, indicator: half, period: "2024-Q2", scope: {market: latam}, comparator: atLeast, value: 2}

                    """,
                    StringComparison.Ordinal
                )
                .Replace(
                    "keyResults:\n",
                    """
                    keyResults:
                      - {code: half-result, objective: growth, target: half-target}

                    """,
                    StringComparison.Ordinal
                )
        );
        (
            await service.Api.Post(
                $"{plan}/cells",
                """
                {"cells":[{"indicator":"orders","measure":"target","period":"2024-Q1","value":10},{"indicator":"orders","measure":"target","period":"2024-Q2","scope":{"market":"latam"},"value":12}]}
                """
            )
        ).Is(200);
        (
            await service.Api.Post(
                $"{plan}/actuals",
                """{"rows":[{"indicator":"orders","scope":{"market":"mexico","line":"sales"},"date":"2024-03-01","value":5}]}"""
            )
        ).Is(200);

        foreach (var (path, body) in Questions)
        {
            var answer = body is null ? await service.Api.Get(plan + path) : await service.Api.Post(plan + path, body);
            Assert.True(answer.Status < 500, $"{path} {body}: {answer.Text}");
        }
        foreach (var measure in (string[])["target", "actual", "forecast", "baseline", "reference"])
        {
            foreach (var period in (string[])["2024", "2024-Q2", "2024-03", "2024-W12", "2024-03-18"])
            {
                foreach (var scope in (string[])["{}", """{"market":"latam"}""", """{"market":"mixed"}"""])
                    (
                        await service.Api.Post(
                            $"{plan}/cell-explanations",
                            $$"""{"indicator":"half","measure":"{{measure}}","period":"{{period}}","scope":{{scope}}}"""
                        )
                    ).Is(200);
            }
        }
    }

    private static IEnumerable<(string Path, string? Body)> Questions =>
        [
            .. (
                (string[])
                    [
                        "/findings",
                        "/lights",
                        "/outlooks",
                        "/targets/half-target/pace",
                        "/targets/half-quarter/pace",
                        "/targets/half-target/light",
                        "/targets/half-quarter/outlook",
                        "/key-results/half-result/light",
                        "/scorecard?keyResult=half-result",
                        "/matrix/numbers?indicators=half",
                        "/matrix/lights?indicators=half",
                        "/document",
                        "/weights-in-force",
                        "/okrs/growth",
                    ]
            ).Select(path => (path, (string?)null)),
            (
                "/slices",
                """{"indicators":["half","orders"],"measures":["target","actual"],"rows":[{"dimension":"market","total":true}],"columns":[{"grain":"quarter","total":true}]}"""
            ),
            ("/driver-trees", """{"indicator":"half","period":"2024-Q2"}"""),
            ("/driver-tornados", """{"percent":10,"indicator":"half","period":"2024-Q2"}"""),
            ("/driver-attributions", """{"from":{"period":"2024-Q1"},"indicator":"half","period":"2024-Q2"}"""),
            ("/driver-what-ifs", """{"changes":[{"indicator":"orders","percent":1}],"indicator":"half","period":"2024-Q2"}"""),
            (
                "/spread-previews",
                """{"indicator":"half","solveFor":"orders","period":"2024","value":5,"method":"proportional","over":[{"dimension":"market"}]}"""
            ),
            (
                "/spread-previews",
                """{"indicator":"half","solveFor":"orders","period":"2024","value":5,"method":"equal","over":[{"grain":"quarter"}]}"""
            ),
            ("/spread-previews", """{"indicator":"half","period":"2024","value":5,"method":"same","over":[{"dimension":"market"}]}"""),
            (
                "/spread-previews",
                """{"indicator":"orders","period":"2024","value":5,"method":"relative","like":{"indicator":"half"},"over":[{"dimension":"market"}]}"""
            ),
            ("/targets/half-target/adopt", ""),
            ("/decomposition-previews", """{"keyResults":["half-result"],"over":[{"grain":"quarter"}]}"""),
            ("/cells", """{"cells":[{"indicator":"half","measure":"target","period":"2024-Q1","value":10}]}"""),
            ("/actuals", """{"rows":[{"indicator":"half","scope":{"market":"mexico"},"date":"2024-03-01","value":5}]}"""),
            (
                "/actuals",
                """{"rows":[{"indicator":"half","scope":{"market":"mexico"},"date":"2024-03-01","numerator":5,"denominator":6}]}"""
            ),
            ("/forecasts", """{"methods":["remainingTargets","runRate","trend","seasonal"],"indicators":["half"]}"""),
            ("/lights/evaluations", ""),
            ("/actuals/sums", ""),
            ("/findings/what-if", """{"targets":{"half-target":{"value":900}}}"""),
        ];
}
