namespace PlanApi.IntegrationTests.Cli;

/// <summary>Small plan documents to validate and import.</summary>
internal static class Documents
{
    public const string Sound = """
        format: planapi/1
        plan: {code: small, names: {en: Small}, calendar: {year: 2024}, currency: EUR}
        indicators:
          - {code: gmv, names: {en: Revenue}, kind: flow, unit: currency, direction: higherIsBetter}

        """;

    /// <summary>
    /// Two targets that exclude each other, the one at line 6, the other at line 7; whatever else rules may say of it is no error.
    /// </summary>
    public const string Contradictory =
        Sound
        + """
            targets:
              - {code: low, indicator: gmv, period: 2024, comparator: equal, value: 6}
              - {code: high, indicator: gmv, period: 2024, comparator: equal, value: 8}

            """;

    /// <summary>The reference plan, as the service loads it.</summary>
    public static string Reference => Path.Combine(AppContext.BaseDirectory, "reference", "intl-2024.yaml");
}
