using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class ScenarioRow : PartRow
{
    public required LocalText Names { get; set; }

    public long? ParentId { get; set; }

    public ScenarioRow? Parent { get; set; }

    /// <summary>The plan's version at which the scenario sees its parent.</summary>
    public long? ParentVersion { get; set; }

    public required LocalText Description { get; set; }
}

internal sealed class ScenarioConfiguration : IEntityTypeConfiguration<ScenarioRow>
{
    public void Configure(EntityTypeBuilder<ScenarioRow> builder)
    {
        builder.IsPart("scenarios");
        builder.Mentions(row => row.Parent, nameof(ScenarioRow.ParentId));
    }
}
