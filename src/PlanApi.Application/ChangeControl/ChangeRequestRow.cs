using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.ChangeControl;

namespace PlanApi.Application.ChangeControl;

/// <summary>A change request. Instants are UTC ticks. It outlives the committee that decided.</summary>
public sealed class ChangeRequestRow
{
    public long PlanId { get; set; }

    public long Number { get; set; }

    public long Version { get; set; }

    public required string Title { get; set; }

    public required string Reason { get; set; }

    public long CommitteeId { get; set; }

    /// <summary>The code of the committee when the request was made.</summary>
    public required string Committee { get; set; }

    public long OwnerId { get; set; }

    /// <summary>The code of the owner when the request was made.</summary>
    public required string Owner { get; set; }

    public DateOnly? EffectiveOn { get; set; }

    public bool IsEmergency { get; set; }

    public ChangeRequestState State { get; set; }

    public long ProposedAt { get; set; }

    public required string ProposedBy { get; set; }

    /// <summary>The API key that proposed it.</summary>
    public long ProposerId { get; set; }

    /// <summary>The party that the key acts as.</summary>
    public long? ProposerPartyId { get; set; }

    public required ChangeContent Content { get; set; }

    public long? AssessmentDue { get; set; }

    public int Escalations { get; set; }

    public ChangeAssessment? Assessment { get; set; }

    public required IReadOnlyList<ChangeVote> Votes { get; set; }

    public long? DecidedAt { get; set; }

    public ChangePilot? Pilot { get; set; }

    public ChangeStep? Applied { get; set; }

    public ChangeStep? Withdrawn { get; set; }
}

internal sealed class ChangeRequestConfiguration : IEntityTypeConfiguration<ChangeRequestRow>
{
    public void Configure(EntityTypeBuilder<ChangeRequestRow> builder)
    {
        builder.ToTable("change_requests").HasKey(row => new { row.PlanId, row.Number });
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.HasIndex(row => new { row.PlanId, row.AssessmentDue }).HasFilter("assessment_due IS NOT NULL");
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
