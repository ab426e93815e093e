using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class IndicatorRelations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "completes",
                table: "targets",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "limit",
                table: "indicators",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "rank",
                table: "indicators",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "indicator_relations",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    relation = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    related_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicator_relations", x => new { x.plan_id, x.indicator_id, x.relation, x.position });
                    table.ForeignKey(
                        name: "fk_indicator_relations_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_indicator_relations_plan_id_related_id",
                        columns: x => new { x.plan_id, x.related_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_indicator_relations_plan_id_related_id",
                table: "indicator_relations",
                columns: new[] { "plan_id", "related_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "indicator_relations");

            migrationBuilder.DropColumn(
                name: "completes",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "limit",
                table: "indicators");

            migrationBuilder.DropColumn(
                name: "rank",
                table: "indicators");
        }
    }
}
