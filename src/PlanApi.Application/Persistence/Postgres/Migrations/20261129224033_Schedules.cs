using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Schedules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "phases",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    wording = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    start = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    end = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    baseline_start = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    baseline_end = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    started = table.Column<DateOnly>(type: "date", nullable: true),
                    finished = table.Column<DateOnly>(type: "date", nullable: true),
                    owner_id = table.Column<long>(type: "bigint", nullable: true),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phases", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_phases_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_phases_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_phases_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "initiatives",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    wording = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    phase_id = table.Column<long>(type: "bigint", nullable: true),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<long>(type: "bigint", nullable: true),
                    start = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    end = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    baseline_start = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    baseline_end = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    started = table.Column<DateOnly>(type: "date", nullable: true),
                    finished = table.Column<DateOnly>(type: "date", nullable: true),
                    progress = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_initiatives", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_initiatives_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_initiatives_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_initiatives_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "initiatives",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_initiatives_plan_id_phase_id",
                        columns: x => new { x.plan_id, x.phase_id },
                        principalTable: "phases",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_initiatives_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_initiatives_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "phase_indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    phase_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    indicator_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phase_indicators", x => new { x.plan_id, x.phase_id, x.position });
                    table.ForeignKey(
                        name: "fk_phase_indicators_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_phase_indicators_plan_id_phase_id",
                        columns: x => new { x.plan_id, x.phase_id },
                        principalTable: "phases",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contributions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    initiative_id = table.Column<long>(type: "bigint", nullable: false),
                    target_id = table.Column<long>(type: "bigint", nullable: false),
                    effect = table.Column<long>(type: "bigint", nullable: true),
                    wording = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contributions", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_contributions_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_contributions_plan_id_initiative_id",
                        columns: x => new { x.plan_id, x.initiative_id },
                        principalTable: "initiatives",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_contributions_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_contributions_plan_id_target_id",
                        columns: x => new { x.plan_id, x.target_id },
                        principalTable: "targets",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "milestones",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    wording = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    phase_id = table.Column<long>(type: "bigint", nullable: true),
                    initiative_id = table.Column<long>(type: "bigint", nullable: true),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<long>(type: "bigint", nullable: true),
                    due = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    baseline_due = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    prepares = table.Column<DateOnly>(type: "date", nullable: true),
                    criteria = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    procedure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    accepted = table.Column<DateOnly>(type: "date", nullable: true),
                    accepted_by_id = table.Column<long>(type: "bigint", nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_milestones", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_milestones_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_milestones_plan_id_accepted_by_id",
                        columns: x => new { x.plan_id, x.accepted_by_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_milestones_plan_id_initiative_id",
                        columns: x => new { x.plan_id, x.initiative_id },
                        principalTable: "initiatives",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_milestones_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_milestones_plan_id_phase_id",
                        columns: x => new { x.plan_id, x.phase_id },
                        principalTable: "phases",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_milestones_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_milestones_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "dependencies",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    phase_id = table.Column<long>(type: "bigint", nullable: true),
                    initiative_id = table.Column<long>(type: "bigint", nullable: true),
                    milestone_id = table.Column<long>(type: "bigint", nullable: true),
                    after_phase_id = table.Column<long>(type: "bigint", nullable: true),
                    after_initiative_id = table.Column<long>(type: "bigint", nullable: true),
                    after_milestone_id = table.Column<long>(type: "bigint", nullable: true),
                    type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    lag = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dependencies", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_dependencies_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_dependencies_plan_id_after_initiative_id",
                        columns: x => new { x.plan_id, x.after_initiative_id },
                        principalTable: "initiatives",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_dependencies_plan_id_after_milestone_id",
                        columns: x => new { x.plan_id, x.after_milestone_id },
                        principalTable: "milestones",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_dependencies_plan_id_after_phase_id",
                        columns: x => new { x.plan_id, x.after_phase_id },
                        principalTable: "phases",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_dependencies_plan_id_initiative_id",
                        columns: x => new { x.plan_id, x.initiative_id },
                        principalTable: "initiatives",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_dependencies_plan_id_milestone_id",
                        columns: x => new { x.plan_id, x.milestone_id },
                        principalTable: "milestones",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_dependencies_plan_id_phase_id",
                        columns: x => new { x.plan_id, x.phase_id },
                        principalTable: "phases",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_dependencies_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "ix_contributions_plan_id_code",
                table: "contributions",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contributions_plan_id_initiative_id",
                table: "contributions",
                columns: new[] { "plan_id", "initiative_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contributions_plan_id_source_id",
                table: "contributions",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contributions_plan_id_target_id",
                table: "contributions",
                columns: new[] { "plan_id", "target_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_after_initiative_id",
                table: "dependencies",
                columns: new[] { "plan_id", "after_initiative_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_after_milestone_id",
                table: "dependencies",
                columns: new[] { "plan_id", "after_milestone_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_after_phase_id",
                table: "dependencies",
                columns: new[] { "plan_id", "after_phase_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_code",
                table: "dependencies",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_initiative_id",
                table: "dependencies",
                columns: new[] { "plan_id", "initiative_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_milestone_id",
                table: "dependencies",
                columns: new[] { "plan_id", "milestone_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_phase_id",
                table: "dependencies",
                columns: new[] { "plan_id", "phase_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_source_id",
                table: "dependencies",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_plan_id_code",
                table: "initiatives",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_plan_id_owner_id",
                table: "initiatives",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_plan_id_parent_id",
                table: "initiatives",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_plan_id_phase_id",
                table: "initiatives",
                columns: new[] { "plan_id", "phase_id" });

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_plan_id_scope_id",
                table: "initiatives",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_plan_id_source_id",
                table: "initiatives",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_accepted_by_id",
                table: "milestones",
                columns: new[] { "plan_id", "accepted_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_code",
                table: "milestones",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_initiative_id",
                table: "milestones",
                columns: new[] { "plan_id", "initiative_id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_owner_id",
                table: "milestones",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_phase_id",
                table: "milestones",
                columns: new[] { "plan_id", "phase_id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_scope_id",
                table: "milestones",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_source_id",
                table: "milestones",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_phase_indicators_plan_id_indicator_id",
                table: "phase_indicators",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_phases_plan_id_code",
                table: "phases",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_phases_plan_id_owner_id",
                table: "phases",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_phases_plan_id_source_id",
                table: "phases",
                columns: new[] { "plan_id", "source_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contributions");

            migrationBuilder.DropTable(
                name: "dependencies");

            migrationBuilder.DropTable(
                name: "phase_indicators");

            migrationBuilder.DropTable(
                name: "milestones");

            migrationBuilder.DropTable(
                name: "initiatives");

            migrationBuilder.DropTable(
                name: "phases");
        }
    }
}
