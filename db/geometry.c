/* geometry.c - distances and boxes on the sphere. */
#include "country.h"
#include "mission.h"

#include <math.h>

static const double earth_radius_km = 6371.0088; /* IUGG mean radius R1 */
static const double degree = 3.14159265358979323846 / 180.0;

double db_distance_km(struct db_point a, struct db_point b)
{
    double lat = sin((b.latitude - a.latitude) * degree / 2);
    double lon = sin((b.longitude - a.longitude) * degree / 2);
    double h =
        lat * lat + cos(a.latitude * degree) * cos(b.latitude * degree) * lon * lon;

    return 2 * earth_radius_km * asin(sqrt(h < 1 ? h : 1));
}

bool db_box_contains(const struct db_box *box, struct db_point point, double margin_km)
{
    double lat_margin = margin_km / (earth_radius_km * degree);
    double shrink = cos(point.latitude * degree);
    double lon_margin = shrink > 0.01 ? lat_margin / shrink : 180;
    double width = box->east - box->west + (box->west > box->east ? 360 : 0);
    double along = fmod(point.longitude - box->west + lon_margin + 720, 360);

    return point.latitude >= box->south - lat_margin &&
           point.latitude <= box->north + lat_margin &&
           (width + 2 * lon_margin >= 360 || along <= width + 2 * lon_margin);
}
