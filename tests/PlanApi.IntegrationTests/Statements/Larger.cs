using PlanApi.IntegrationTests.Grants;

namespace PlanApi.IntegrationTests.Statements;

/// <summary>Requests that name or reach all that a larger plan has more of, beside those of the walks.</summary>
internal static class Larger
{
    public static IEnumerable<Ask> Rest =>
        Lines
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(" | ", 4))
            .Select(parts => new Ask(parts[0], parts[1], parts[2], parts.Length > 3 ? parts[3] : ""));

    private const string Lines = """
        listLights | GET | lights?first=1000
        listLights | GET | lights?first=1000&light=red,yellow&date=2024-02-29&scenario=cautious
        listOutlooks | GET | outlooks?first=1000
        listOutlooks | GET | outlooks?first=1000&date=2024-02-29&scenario=cautious
        getTargetLight | GET | targets/xr0/light?scenario=cautious
        getTargetOutlook | GET | targets/xv0/outlook
        getPace | GET | targets/w0/pace?grain=week
        getMatrixNumbers | GET | matrix/numbers?scenario=cautious
        getMatrixNumbers | GET | matrix/numbers?indicators=@flowList&measure=actual&grain=month
        getMatrixLights | GET | matrix/lights?date=2024-02-29&scenario=cautious
        getMatrixLights | GET | matrix/lights?period=2024-Q1&indicators=@flowList
        getScorecard | GET | scorecard?scope=top
        getScorecard | GET | scorecard?scope=top&scenario=cautious&date=2024-02-29
        getScoreTrend | GET | scorecard/trend?scope=top&dates=2024-01-31,2024-02-29,2024-03-18
        compareScores | GET | scorecard/comparison?scope=top&againstScenario=cautious&againstDate=2024-02-29
        getOkrTree | GET | okr-tree?date=2024-02-29&first=100&scenario=cautious
        listDifferences | GET | scenarios/cautious/differences?first=1000
        listFindings | GET | findings?first=1000&scenario=cautious
        listAlerts | GET | alerts?first=1000
        listLightChanges | GET | lights/changes?first=1000
        listReviews | GET | reviews?first=1000
        readSlice | POST | slices?first=1000 | {"indicators":["@kinds"],"measures":["target","actual","forecast","baseline"],"rows":[{"dimension":"tier","leaves":true,"total":true}],"columns":[{"grain":"quarter","total":true}]}
        readSlice | POST | slices?first=1000 | {"indicators":["@kinds"],"measures":["target","actual"],"rows":[{"dimension":"line","leaves":true,"total":true},{"dimension":"tier","leaves":true}],"period":"2024-Q1","scenario":"cautious","against":"baseline"}
        readSlice | POST | slices?first=1000 | {"indicators":["@kinds"],"measures":["target","actual"],"rows":[{"dimension":"market","leaves":true,"total":true}],"period":"2024-02","parentage":"asIs"}
        exportSlice | POST | slices/csv | {"indicators":["@flows"],"measures":["target","actual"],"rows":[{"dimension":"tier","leaves":true}],"columns":[{"grain":"month","total":true}]}
        explainCell | POST | cell-explanations | {"indicator":"sum","measure":"actual","scope":@scope,"period":"2024-01"}
        explainCell | POST | cell-explanations | {"indicator":"f0","measure":"actual","period":"2024-01"}
        explainCell | POST | cell-explanations | {"indicator":"q0","measure":"actual","scope":@scope,"period":"2024-Q1"}
        getDriverTree | POST | driver-trees | {"indicator":"sum","measure":"actual","scope":@scope,"period":"2024-01"}
        getDriverTree | POST | driver-trees | {"indicator":"sum","scope":@scope,"period":"2024-01","scenario":"cautious"}
        getTornado | POST | driver-tornados | {"percent":10,"indicator":"sum","measure":"actual","scope":@scope,"period":"2024-01"}
        attributeChange | POST | driver-attributions | {"from":{"period":"2024-01","measure":"target"},"indicator":"sum","measure":"actual","scope":@scope,"period":"2024-02"}
        tryDriverChanges | POST | driver-what-ifs | {"changes":[@changes],"indicator":"sum","measure":"actual","scope":@scope,"period":"2024-01","scenarios":["cautious"]}
        previewSpread | POST | spread-previews | {"indicator":"f0","scope":@scope,"period":"2024-01","value":200,"method":"relative","like":{"measure":"actual"},"over":[{"dimension":"tier","leaves":true}]}
        previewDecomposition | POST | decomposition-previews | {"keyResults":["@results"],"over":[{"dimension":"tier","members":["@tiers"]}]}
        previewDecomposition | POST | decomposition-previews | {"keyResults":["@results"],"over":[{"dimension":"tier","members":["@tiers"]}],"scenario":"cautious"}
        checkWhatIf | POST | findings/what-if | {"targets":{@targetChanges}}
        """;

    public static IEnumerable<GraphAsk> Graph =>
        [
            .. Rest.Where(ask => GraphAsks.FieldOf(ask.Operation) is not null).Select(GraphAsks.OfBody),
            new("Plan", Edges, "objectives", ""),
            new("Plan", "keyResults(first: 100) { nodes { code light { light } outlook { verdict } } }", "keyResults", ""),
            new("Plan", "lights(first: 100) { nodes { light why { steps { result } } } }", "lights", ""),
            new("Plan", "outlooks(first: 100) { nodes { verdict places { months { number } } } }", "outlooks", ""),
            new(
                "Plan",
                "okrTree(first: 100) { nodes { rootCode objectives { objectiveCode score "
                    + "keyResults { attainment light { light } outlook { forecast } alerts { number } } } } }",
                "okrTree",
                ""
            ),
            new("Plan", "comments(first: 100) { nodes { number author } }", "comments", ""),
        ];

    private const string Edges = """
        objectives(first: 20) { nodes { code owner { code } progress { score light } keyResults(first: 10) { nodes { code owner { code } light { light }
          attainment outlook { verdict forecast } alerts { number state } progress { difference } children(first: 2) { nodes { code attainment } } } } } }
        """;
}
