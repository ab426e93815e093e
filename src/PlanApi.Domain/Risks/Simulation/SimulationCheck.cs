using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks.Simulation;

/// <summary>What cannot be simulated about a request.</summary>
/// <param name="Faults">Each with its path from the request; none if all is well.</param>
/// <param name="NearestCorrelations">For correlations that cannot hold together, the nearest that can; null otherwise.</param>
public sealed record SimulationCheck(IReadOnlyList<SimulationFault> Faults, IReadOnlyList<CorrelatedPair>? NearestCorrelations)
{
    internal static SimulationCheck Of(SimulationRequest request)
    {
        List<SimulationFault> faults =
        [
            .. Limits(request),
            .. Doubles(request.Risks.Select(risk => risk.Code), "/risks"),
            .. Doubles(request.Outputs.Select(output => output.Code), "/outputs"),
            .. request.Risks.SelectMany((risk, at) => risk.Faults().Select(fault => fault.Below($"/risks/{at}"))),
            .. request.Outputs.SelectMany((output, at) => OutputFaults.Of(output).Select(fault => fault.Below($"/outputs/{at}"))),
            .. Unknown(request),
            .. FromZero(request),
        ];
        var (wrong, nearest) = CorrelationMatrix.Check(request.Correlations);
        return new SimulationCheck([.. faults, .. wrong], nearest);
    }

    private static IEnumerable<SimulationFault> Limits(SimulationRequest request)
    {
        if (request.Risks.Count is 0 or > SimulationRequest.MaxRisks)
            yield return SimulationFault.OutOfRange(
                "/risks",
                $"1 to {SimulationRequest.MaxRisks} risks are simulated; these are {request.Risks.Count}."
            );
        if (request.Outputs.Count is 0 or > SimulationRequest.MaxOutputs)
            yield return SimulationFault.OutOfRange(
                "/outputs",
                $"1 to {SimulationRequest.MaxOutputs} outputs are simulated; these are {request.Outputs.Count}."
            );
        if (request.Trials is < 1 or > SimulationRequest.MaxTrials)
            yield return SimulationFault.OutOfRange(
                "/trials",
                $"1 to {SimulationRequest.MaxTrials} trials are simulated; {request.Trials} are not."
            );
        else if ((long)request.Trials * request.Outputs.Count > SimulationRequest.MaxLosses)
            yield return SimulationFault.OutOfRange(
                "/trials",
                $"{request.Trials} trials of {request.Outputs.Count} outputs are over {SimulationRequest.MaxLosses} losses: take fewer."
            );
        if (request.Confidence is <= 0 or >= 1)
            yield return SimulationFault.OutOfRange("/confidence", $"A confidence lies between 0 and 1; {request.Confidence} does not.");
    }

    private static IEnumerable<SimulationFault> Doubles(IEnumerable<Code> codes, string path)
    {
        var seen = new HashSet<Code>();
        return codes
            .Select((code, at) => (code, at, isNew: seen.Add(code)))
            .Where(item => !item.isNew)
            .Select(item => new SimulationFault(
                "duplicate-code",
                $"{path}/{item.at}",
                $"{item.code} is named twice; give each a code of its own."
            ));
    }

    private static IEnumerable<SimulationFault> FromZero(SimulationRequest request) =>
        from risk in request.Risks.Select((risk, at) => (risk.Impacts, at))
        from impact in risk.Impacts.Select((impact, at) => (impact.Mode, impact.Indicator, at))
        where impact.Mode == ImpactMode.PercentChange && impact.Indicator is not null
        where request.Outputs.Any(output => output.Tree?.IsZero(impact.Indicator!.Value) == true)
        select SimulationFault.NotAllowed(
            $"/risks/{risk.at}/impacts/{impact.at}/indicator",
            $"{impact.Indicator} is 0, and a change from 0 has no percentage: give the change in its unit."
        );

    private static IEnumerable<SimulationFault> Unknown(SimulationRequest request)
    {
        var risks = request.Risks.Select(risk => risk.Code).ToHashSet();
        for (var at = 0; at < request.Correlations.Count; at++)
        {
            foreach (var (name, code) in new[] { ("first", request.Correlations[at].First), ("second", request.Correlations[at].Second) })
            {
                if (!risks.Contains(code))
                    yield return new SimulationFault(
                        "unknown-reference",
                        $"/correlations/{at}/{name}",
                        $"There is no risk {code} in the simulation."
                    );
            }
        }
        var mitigations = request.Risks.SelectMany(risk => risk.Mitigations).Select(mitigation => mitigation.Code).ToHashSet();
        foreach (var (code, at) in request.Mitigations.Select((code, at) => (code, at)))
        {
            if (!mitigations.Contains(code))
                yield return new SimulationFault(
                    "unknown-reference",
                    $"/mitigations/{at}",
                    $"No risk in the simulation has a mitigation {code}."
                );
        }
    }
}
