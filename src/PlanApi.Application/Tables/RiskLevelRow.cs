using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class RiskLevelRow : PartRow
{
    public required LocalText Names { get; set; }

    public int Severity { get; set; }

    public int ProbabilityFrom { get; set; }

    public int ProbabilityTo { get; set; }

    public int ImpactFrom { get; set; }

    public int ImpactTo { get; set; }

    public required LocalText Response { get; set; }

    public bool Escalates { get; set; }

    public List<RiskLevelPartyRow> ReportedTo { get; set; } = [];

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

/// <summary>The parties that a risk of the level must reach.</summary>
public sealed class RiskLevelPartyRow
{
    public long PlanId { get; set; }

    public long RiskLevelId { get; set; }

    public int Position { get; set; }

    public long PartyId { get; set; }

    public PartyRow? Party { get; set; }
}

internal sealed class RiskLevelConfiguration : IEntityTypeConfiguration<RiskLevelRow>, IEntityTypeConfiguration<RiskLevelPartyRow>
{
    public void Configure(EntityTypeBuilder<RiskLevelRow> builder)
    {
        builder.IsPart("risk_levels");
        builder.Mentions(row => row.Source, nameof(RiskLevelRow.SourceId));
    }

    public void Configure(EntityTypeBuilder<RiskLevelPartyRow> builder)
    {
        builder
            .ToTable("risk_level_parties")
            .HasKey(row => new
            {
                row.PlanId,
                row.RiskLevelId,
                row.Position,
            });
        builder
            .HasOne<RiskLevelRow>()
            .WithMany(row => row.ReportedTo)
            .HasForeignKey(row => new { row.PlanId, row.RiskLevelId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.Party, nameof(RiskLevelPartyRow.PartyId));
    }
}
