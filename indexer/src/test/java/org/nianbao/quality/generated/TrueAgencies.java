// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Governments, departments, zones and towns over all provinces, made from {@code config/divisions.csv}. */
final class TrueAgencies {

    private record Division(String code, String level, String name, String province, String city) {
    }

    private static final Map<String, String> LETTERS = letters();

    private static final List<String> LOCAL_DEPARTMENTS = List.of("教育局", "财政局", "民政局", "卫生健康局", "自然资源局",
            "市场监督管理局", "住房和城乡建设局", "应急管理局", "农业农村局", "审计局", "统计局", "司法局", "人力资源和社会保障局",
            "交通运输局", "水利局", "医疗保障局", "退役军人事务局", "城市管理局", "信访局", "科学技术局");
    private static final List<String> PROVINCE_DEPARTMENTS = List.of("教育厅", "财政厅", "民政厅", "自然资源厅", "审计厅",
            "水利厅", "商务厅", "生态环境厅", "市场监督管理局", "交通运输厅", "农业农村厅", "卫生健康委员会", "发展和改革委员会");
    private static final List<String> NATIONAL = List.of("教育部", "财政部", "民政部", "自然资源部", "水利部", "商务部",
            "生态环境部", "交通运输部", "农业农村部", "国家统计局", "国家税务总局", "国家市场监督管理总局");
    private static final List<String> TOWNS = List.of("城关镇", "河口镇", "新桥镇", "石桥镇", "龙潭镇", "东风乡", "青山乡",
            "太平镇", "双河镇", "白云街道办事处", "和平街道办事处", "古城镇", "柳林镇", "三合镇");
    private static final List<String> ZONES = List.of("高新技术产业开发区", "经济技术开发区", "高新区", "经济开发区", "高新技术开发区");

    private final List<Division> provinces = new ArrayList<>();
    private final List<Division> cities = new ArrayList<>();
    private final List<Division> counties = new ArrayList<>();
    private final List<String[]> former = new ArrayList<>();
    private final Set<String> countyNames = new HashSet<>();

    TrueAgencies(Path configDir) {
        List<String> lines;
        try {
            lines = Files.readAllLines(configDir.resolve("divisions.csv"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> formerLines;
        try {
            formerLines = Files.readAllLines(configDir.resolve("places").resolve("former.tsv"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> cityNames = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length < 5 || cells[0].startsWith("#")) {
                continue;
            }
            Division division = new Division(cells[0], cells[1], cells[2], cells[3], cells[4]);
            switch (division.level) {
                case "province" -> provinces.add(division);
                case "city" -> {
                    cities.add(division);
                    cityNames.add(division.name);
                }
                case "county" -> counties.add(division);
                default -> throw new IllegalArgumentException("unknown level: " + line);
            }
        }
        provinces.removeIf(division -> !LETTERS.containsKey(division.name));
        cities.removeIf(division -> !LETTERS.containsKey(division.province));
        // A city without districts is listed on both levels: which one reports cannot be told.
        cities.removeIf(division -> counties.stream().anyMatch(county -> county.name.equals(division.name)));
        counties.removeIf(division -> !LETTERS.containsKey(division.province) || cityNames.contains(division.name));
        // Zones that the list of divisions has are left out: level and county of them are a matter of taste.
        counties.forEach(division -> countyNames.add(division.name));
        counties.removeIf(division -> division.name.matches(".*(开发区|园区|高新区|管理区|示范区|合作区|新区)"));
        for (String line : formerLines) {
            String[] cells = line.split("\t", -1);
            // Names with their city in front say more than titles do.
            if (!line.startsWith("#") && cells.length > 4 && cells[1].equals("county") && cells[0].indexOf('市') < 0
                    && cells[0].length() > 2
                    && counties.stream().anyMatch(county -> county.code.equals(cells[2]))) {
                former.add(cells);
            }
        }
    }

    TrueAgency pick(Dice dice) {
        int roll = dice.below(100);
        if (roll < 34) {
            return county(dice);
        }
        if (roll < 38 && !former.isEmpty()) {
            return former(dice);
        }
        if (roll < 45) {
            return city(dice);
        }
        if (roll < 48) {
            return province(dice);
        }
        if (roll < 62) {
            return countyDepartment(dice);
        }
        if (roll < 70) {
            return cityDepartment(dice);
        }
        if (roll < 71) {
            return branch(dice);
        }
        if (roll < 72) {
            return customs(dice);
        }
        if (roll < 76) {
            return provinceDepartment(dice);
        }
        if (roll < 78) {
            String name = dice.pick(NATIONAL);
            return new TrueAgency(name, name, name, name.endsWith("部") ? "我部" : "我局", name, "national",
                    "department", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty());
        }
        return roll < 90 ? town(dice) : zone(dice);
    }

    /** A county or district under a name of former years: the place is today's. */
    private TrueAgency former(Dice dice) {
        String[] cells = dice.pick(former);
        Division now = counties.stream().filter(county -> county.code.equals(cells[2])).findFirst().orElseThrow();
        String name = cells[0];
        String full = parent(now) + name;
        boolean department = dice.chance(0.4);
        String body = department ? dice.pick(LOCAL_DEPARTMENTS) : "";
        return new TrueAgency(full + body, name + body, full + body, department ? "我局" : "我" + last(name),
                full + (department ? body : "人民政府"), "county", department ? "department" : "government",
                Optional.of(now.province), city(now), Optional.of(now.name), Optional.of(now.code),
                Optional.of(LETTERS.get(now.province)));
    }

    /** A city's branch in one of its counties. */
    private TrueAgency branch(Dice dice) {
        Division county = dice.pick(counties.stream().filter(division -> division.city.endsWith("市")
                && !division.city.equals(division.name) && division.name.length() > 2
                && "县区".indexOf(division.name.charAt(division.name.length() - 1)) >= 0
                && !division.name.contains("自治")).toList());
        String full = county.city + dice.pick("生态环境局", "公安局", "自然资源和规划局")
                + county.name.substring(0, county.name.length() - 1) + "分局";
        return new TrueAgency(full, full, full, "我局", full, "county", "department", Optional.of(county.province),
                city(county), Optional.of(county.name), Optional.of(county.code),
                Optional.of(LETTERS.get(county.province)));
    }

    /** A customs house, whose name begins with the city without 市. */
    private TrueAgency customs(Dice dice) {
        Division city = dice.pick(cities.stream().filter(c -> c.name.endsWith("市") && c.name.length() > 2
                && !c.province.startsWith(c.name.substring(0, c.name.length() - 1))).toList());
        String name = city.name.substring(0, city.name.length() - 1) + "海关";
        return new TrueAgency(name, name, name, "我关", name, "city", "department", Optional.of(city.province),
                Optional.of(city.name), Optional.empty(), Optional.of(city.code),
                Optional.of(LETTERS.get(city.province)));
    }

    TrueAgency county(Dice dice) {
        Division county = dice.pick(counties);
        String full = parent(county) + county.name;
        return new TrueAgency(full, county.name, full, "我" + last(county.name), full + "人民政府", "county",
                "government", Optional.of(county.province), city(county), Optional.of(county.name),
                Optional.of(county.code), Optional.of(LETTERS.get(county.province)));
    }

    private TrueAgency city(Dice dice) {
        Division city = dice.pick(cities);
        return new TrueAgency(city.name, city.name, city.province + city.name, "我" + last(city.name),
                city.name + "人民政府", "city", "government", Optional.of(city.province), Optional.of(city.name),
                Optional.empty(), Optional.of(city.code), Optional.of(LETTERS.get(city.province)));
    }

    private TrueAgency province(Dice dice) {
        Division province = dice.pick(provinces);
        String last = province.name.endsWith("自治区") ? "自治区" : last(province.name);
        return new TrueAgency(province.name, province.name, province.name, "我" + (last.equals("自治区") ? "区" : last),
                province.name + "人民政府", "province", "government", Optional.of(province.name), Optional.empty(),
                Optional.empty(), Optional.of(province.code), Optional.of(LETTERS.get(province.name)));
    }

    private TrueAgency countyDepartment(Dice dice) {
        Division county = dice.pick(counties);
        String department = dice.pick(LOCAL_DEPARTMENTS);
        String full = parent(county) + county.name + department;
        return new TrueAgency(full, county.name + department, full, "我局", county.name + department, "county",
                "department", Optional.of(county.province), city(county), Optional.of(county.name),
                Optional.of(county.code), Optional.of(LETTERS.get(county.province)));
    }

    private TrueAgency cityDepartment(Dice dice) {
        Division city = dice.pick(cities);
        String full = city.name + dice.pick(LOCAL_DEPARTMENTS);
        return new TrueAgency(full, full, city.province + full, "我局", full, "city", "department",
                Optional.of(city.province), Optional.of(city.name), Optional.empty(), Optional.of(city.code),
                Optional.of(LETTERS.get(city.province)));
    }

    private TrueAgency provinceDepartment(Dice dice) {
        Division province = dice.pick(provinces);
        boolean municipality = province.name.endsWith("市");
        String full = province.name + (municipality ? dice.pick(LOCAL_DEPARTMENTS) : dice.pick(PROVINCE_DEPARTMENTS));
        String self = full.endsWith("厅") ? "我厅" : full.endsWith("局") ? "我局" : "我委";
        return new TrueAgency(full, full, full, self, full, "province", "department", Optional.of(province.name),
                Optional.empty(), Optional.empty(), Optional.of(province.code),
                Optional.of(LETTERS.get(province.name)));
    }

    private TrueAgency town(Dice dice) {
        Division county = dice.pick(counties);
        String town = dice.pick(TOWNS);
        String full = parent(county) + county.name + town;
        String self = town.endsWith("办事处") ? "我街道" : "我" + last(town);
        String government = town.endsWith("办事处") ? "" : "人民政府";
        return new TrueAgency(full, county.name + town, full, self, county.name + town + government, "town", "town",
                Optional.of(county.province), city(county), Optional.of(county.name), Optional.of(county.code),
                Optional.of(LETTERS.get(county.province)));
    }

    private TrueAgency zone(Dice dice) {
        Division city = dice.pick(cities.stream().filter(c -> c.name.endsWith("市") && c.name.length() > 2
                && !c.province.startsWith(c.name.substring(0, c.name.length() - 1))).toList());
        String zone = city.name.substring(0, city.name.length() - 1) + dice.pick(ZONES);
        if (countyNames.contains(zone)) {
            return zone(dice);
        }
        return new TrueAgency(zone, zone, zone, "我区", zone + "管理委员会", "county", "zone",
                Optional.of(city.province), Optional.of(city.name), Optional.empty(), Optional.of(city.code),
                Optional.of(LETTERS.get(city.province)));
    }

    /** Names of counties from all over, for link lists. */
    List<String> countyNames(Dice dice, int size) {
        List<String> names = new ArrayList<>();
        while (names.size() < size) {
            names.add(dice.pick(counties).name);
        }
        return names;
    }

    private static String parent(Division county) {
        return county.city.isEmpty() ? county.province.endsWith("市") ? county.province : "" : county.city;
    }

    private static Optional<String> city(Division county) {
        return Optional.of(county.city).filter(city -> !city.isEmpty())
                .or(() -> Optional.of(county.province).filter(province -> province.endsWith("市")));
    }

    private static String last(String name) {
        return name.endsWith("自治县") ? "县" : name.endsWith("自治州") ? "州" : name.substring(name.length() - 1);
    }

    private static Map<String, String> letters() {
        Map<String, String> letters = new HashMap<>();
        for (String pair : ("北京市京 天津市津 河北省冀 山西省晋 内蒙古自治区蒙 辽宁省辽 吉林省吉 黑龙江省黑 上海市沪 江苏省苏 浙江省浙 "
                + "安徽省皖 福建省闽 江西省赣 山东省鲁 河南省豫 湖北省鄂 湖南省湘 广东省粤 广西壮族自治区桂 海南省琼 重庆市渝 四川省蜀 "
                + "贵州省黔 云南省滇 西藏自治区藏 陕西省陕 甘肃省陇 青海省青 宁夏回族自治区宁 新疆维吾尔自治区新").split(" ")) {
            letters.put(pair.substring(0, pair.length() - 1), pair.substring(pair.length() - 1));
        }
        return letters;
    }
}
