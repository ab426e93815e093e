using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ChangeControl : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "change_requests",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    committee_id = table.Column<long>(type: "INTEGER", nullable: false),
                    committee = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    is_emergency = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    proposer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    proposer_party_id = table.Column<long>(type: "INTEGER", nullable: true),
                    content = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    assessment_due = table.Column<long>(type: "INTEGER", nullable: true),
                    escalations = table.Column<int>(type: "INTEGER", nullable: false),
                    assessment = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    votes = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    pilot = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    applied = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    withdrawn = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_requests", x => new { x.plan_id, x.number });
                    table.ForeignKey(
                        name: "fk_change_requests_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "committees",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    quorum = table.Column<long>(type: "INTEGER", nullable: true),
                    majority = table.Column<long>(type: "INTEGER", nullable: true),
                    required_roles = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    assess_within_days = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_committees", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_committees_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_committees_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "committee_seats",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    committee_id = table.Column<long>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_committee_seats", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_committee_seats_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_committee_seats_plan_id_committee_id",
                        columns: x => new { x.plan_id, x.committee_id },
                        principalTable: "committees",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_committee_seats_plan_id_party_id",
                        columns: x => new { x.plan_id, x.party_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_committee_seats_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_change_requests_plan_id_assessment_due",
                table: "change_requests",
                columns: new[] { "plan_id", "assessment_due" },
                filter: "assessment_due IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_committee_seats_plan_id_code",
                table: "committee_seats",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_committee_seats_plan_id_committee_id",
                table: "committee_seats",
                columns: new[] { "plan_id", "committee_id" });

            migrationBuilder.CreateIndex(
                name: "ix_committee_seats_plan_id_party_id",
                table: "committee_seats",
                columns: new[] { "plan_id", "party_id" });

            migrationBuilder.CreateIndex(
                name: "ix_committee_seats_plan_id_source_id",
                table: "committee_seats",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_committees_plan_id_code",
                table: "committees",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_committees_plan_id_source_id",
                table: "committees",
                columns: new[] { "plan_id", "source_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "change_requests");

            migrationBuilder.DropTable(
                name: "committee_seats");

            migrationBuilder.DropTable(
                name: "committees");
        }
    }
}
