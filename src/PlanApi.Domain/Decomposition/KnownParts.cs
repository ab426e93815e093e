using PlanApi.Domain.Calendars;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>Finds the parts that an earlier decomposition has made, and codes for new parts.</summary>
internal sealed class KnownParts
{
    private readonly Dictionary<(Code Parent, Scope Scope), Objective> _objectives = [];
    private readonly Dictionary<(Code Parent, Scope Scope, Code Objective), KeyResult> _results = [];
    private readonly Dictionary<(Code From, Scope Scope, Period? Period), Target> _derived = [];
    private readonly HashSet<Code> _taken;

    public KnownParts(DecompositionSource source)
    {
        Targets = source.Targets.ToDictionary(target => target.Code);
        foreach (var objective in source.Objectives)
        {
            foreach (var parent in objective.Parents)
                _objectives.TryAdd((parent, objective.Scope), objective);
        }
        foreach (var result in source.KeyResults.Where(result => result.Parent is not null && Targets.ContainsKey(result.Target)))
            _results.TryAdd((result.Parent!.Value, Targets[result.Target].Scope, result.Objective), result);
        foreach (var target in source.Targets.Where(target => target.Derivation is not null))
            _derived.TryAdd((target.Derivation!.From, target.Scope, target.Period), target);
        _taken = [.. source.Taken];
    }

    public Dictionary<Code, Target> Targets { get; }

    public Objective? Objective(Code parent, Scope scope) => _objectives.GetValueOrDefault((parent, scope));

    public KeyResult? Result(Code parent, Scope scope, Code objective) => _results.GetValueOrDefault((parent, scope, objective));

    public Target? Derived(Code from, Scope scope, Period? period) => _derived.GetValueOrDefault((from, scope, period));

    /// <summary>Remembers a new objective, so that other key results find it.</summary>
    public void Add(Code parent, Objective objective) => _objectives[(parent, objective.Scope)] = objective;

    /// <summary>A free code, made from the code of the part above; null where it would be too long.</summary>
    public Code? CodeFor(Code above, string suffix)
    {
        for (var at = 1; ; at++)
        {
            if (!Code.TryParse($"{above}-{suffix}{(at == 1 ? "" : $"-{at}")}", out var code))
                return null;
            if (_taken.Add(code))
                return code;
        }
    }
}
