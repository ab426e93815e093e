using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanApi.Application.Comments;

/// <summary>A comment; instants are UTC ticks.</summary>
public sealed class CommentRow : SubjectRow
{
    /// <summary>The comment that begins the thread; its own number where it does.</summary>
    public long Thread { get; set; }

    /// <summary>Empty once it is deleted.</summary>
    public required string Text { get; set; }

    public long? EditedAt { get; set; }

    public long? DeletedAt { get; set; }

    /// <summary>On the comment that begins the thread.</summary>
    public long? ResolvedAt { get; set; }

    public string? ResolvedBy { get; set; }

    public List<CommentMentionRow> Mentions { get; set; } = [];
}

/// <summary>A party that a comment mentions. There is no foreign key to the party, so that a mentioned party can be deleted.</summary>
public sealed class CommentMentionRow
{
    public long PlanId { get; set; }

    public long Number { get; set; }

    public int Position { get; set; }

    public long PartyId { get; set; }
}

internal sealed class CommentConfiguration : IEntityTypeConfiguration<CommentRow>, IEntityTypeConfiguration<CommentMentionRow>
{
    public void Configure(EntityTypeBuilder<CommentRow> builder)
    {
        builder.IsAboutSubject("comments");
        builder.HasIndex(row => new { row.PlanId, row.Thread });
    }

    public void Configure(EntityTypeBuilder<CommentMentionRow> builder)
    {
        builder
            .ToTable("comment_mentions")
            .HasKey(row => new
            {
                row.PlanId,
                row.Number,
                row.Position,
            });
        builder.HasIndex(row => new
        {
            row.PlanId,
            row.PartyId,
            row.Number,
        });
        builder
            .HasOne<CommentRow>()
            .WithMany(row => row.Mentions)
            .HasForeignKey(row => new { row.PlanId, row.Number })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
