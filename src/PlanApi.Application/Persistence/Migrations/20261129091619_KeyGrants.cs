using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class KeyGrants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "api_key_grants",
                columns: table => new
                {
                    key_id = table.Column<long>(type: "INTEGER", nullable: false),
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    dimension = table.Column<string>(type: "TEXT", nullable: false),
                    member = table.Column<string>(type: "TEXT", nullable: false),
                    dimension_id = table.Column<long>(type: "INTEGER", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_key_grants", x => new { x.plan_id, x.key_id, x.dimension, x.member });
                    table.ForeignKey(
                        name: "fk_api_key_grants_key_id",
                        column: x => x.key_id,
                        principalTable: "api_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_api_key_grants_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_api_key_grants_key_id",
                table: "api_key_grants",
                column: "key_id");
            // What the keys that there are name by code, they mean by id from now on.
            migrationBuilder.Sql("""
                INSERT INTO api_key_grants (key_id, plan_id, dimension, member, dimension_id, member_id)
                SELECT DISTINCT k.id, p.id, g.key, c.value, d.id, m.id
                FROM api_keys k, json_each(k.members) g, json_each(g.value) c
                JOIN plans p ON k.plans IS NULL OR p.code IN (SELECT value FROM json_each(k.plans))
                JOIN dimensions d ON d.plan_id = p.id AND d.code = g.key
                JOIN members m ON m.plan_id = p.id AND m.dimension_id = d.id AND m.code = c.value AND m.kind = 'member'
                WHERE k.members IS NOT NULL
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_key_grants");
        }
    }
}
