using FsCheck.Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PlanApi.UnitTests;

/// <summary>A property of so many drawn cases in each suite.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer("PlanApi.UnitTests.BothSuites", "PlanApi.UnitTests")]
internal sealed class DrawnAttribute : PropertyAttribute, ITraitAttribute
{
    public DrawnAttribute(int quick, int slow) => MaxTest = Suites.Of(quick, slow);
}

/// <summary>Marks drawn properties for the filters of both suites.</summary>
public sealed class BothSuites : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) => [new("Suite", Suites.Both)];
}
