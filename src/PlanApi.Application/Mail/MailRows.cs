using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Application.Webhooks;
using PlanApi.Domain.Mail;

namespace PlanApi.Application.Mail;

/// <summary>
/// A party that gets mail. Like its mail it belongs to the service, so that an address is in no plan. Times are UTC ticks.
/// </summary>
public sealed class MailReaderRow
{
    public long Id { get; set; }

    public long AboutPlanId { get; set; }

    public long PartyId { get; set; }

    public string? Email { get; set; }

    public required string Language { get; set; }

    public int Hour { get; set; }

    public MailTiming Alerts { get; set; }

    public MailTiming Escalations { get; set; }

    public MailTiming Mentions { get; set; }

    public MailTiming Reviews { get; set; }

    public long Version { get; set; }

    /// <summary>The duties that it was told of at once and that still stand, by their keys.</summary>
    public required IReadOnlyList<string> Told { get; set; }

    /// <summary>The last day of which the daily message was made, in the plan's time zone.</summary>
    public DateOnly? ToldOn { get; set; }

    /// <summary>Increases with each message. A process with an older value makes none.</summary>
    public long Fence { get; set; }
}

/// <summary>
/// A message to a party. Its text is not kept: it is made of the duties that still stand, as the party may see them then.
/// </summary>
public sealed class MailRow
{
    public long Id { get; set; }

    public long ReaderId { get; set; }

    /// <summary>The duties that it tells of, by their keys.</summary>
    public required IReadOnlyList<string> Duties { get; set; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Why it was not taken.</summary>
    public string? Problem { get; set; }

    public long MadeAt { get; set; }

    public long? DueAt { get; set; }

    /// <summary>Until when no other process sends it.</summary>
    public long? LeaseUntil { get; set; }

    public long Fence { get; set; }
}

internal sealed class MailConfiguration : IEntityTypeConfiguration<MailReaderRow>, IEntityTypeConfiguration<MailRow>
{
    public void Configure(EntityTypeBuilder<MailReaderRow> builder)
    {
        builder.ToTable("mail_readers");
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.AboutPlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.AboutPlanId, row.PartyId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MailRow> builder)
    {
        builder.ToTable("mails");
        builder.HasOne<MailReaderRow>().WithMany().HasForeignKey(row => row.ReaderId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.State, row.DueAt });
    }
}
